namespace Plumbline.Recipes.Align;

/// <summary>
/// What the simulated annotator wishes, stated in words. Words are matched whole, whatever their case: "happy" is found in "Happy!" and not
/// in "unhappy".
/// </summary>
/// <param name="Want">Words of which any one is wanted; possibly none.</param>
/// <param name="Avoid">Words that are not wanted; possibly none.</param>
public sealed record WordWish(IReadOnlyList<string> Want, IReadOnlyList<string> Avoid)
{
    /// <summary>
    /// Utility of a reply: 1 if it holds a wanted word, minus 1 if it holds an avoided one. How often a word stands there makes no difference,
    /// so that repeating it is no way to please.
    /// </summary>
    /// <returns>−1, 0 or 1.</returns>
    public double Utility(string reply) => (Contains(reply, Want) ? 1 : 0) - (Contains(reply, Avoid) ? 1 : 0);

    /// <summary>Whether a reply is as wished: it holds a wanted word (where any are stated) and no avoided one.</summary>
    public bool IsPreferred(string reply) => (Want.Count == 0 || Contains(reply, Want)) && !Contains(reply, Avoid);

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Want.Count + Avoid.Count == 0)
        {
            problems.Add("no word is wanted and none avoided; state at least one");
        }

        problems.AddRange(Want.Concat(Avoid)
            .Where(word => string.IsNullOrEmpty(word) || !word.All(IsWordCharacter))
            .Select(word => $"'{word}' is not one word of letters, digits, apostrophes and hyphens"));
        problems.AddRange(Want.Intersect(Avoid, StringComparer.OrdinalIgnoreCase).Select(word => $"'{word}' is both wanted and avoided"));
        return problems;
    }

    /// <summary>In words, for reports: <c>wants "happy" or "smiled", avoids "sad"</c>.</summary>
    public override string ToString()
    {
        string want = Want.Count == 0 ? "" : "wants " + string.Join(" or ", Want.Select(word => $"\"{word}\""));
        string avoid = Avoid.Count == 0 ? "" : "avoids " + string.Join(" and ", Avoid.Select(word => $"\"{word}\""));
        return want.Length > 0 && avoid.Length > 0 ? $"{want}, {avoid}" : want + avoid;
    }

    private static bool Contains(string text, IReadOnlyList<string> words) => words.Any(word => Contains(text, word));

    private static bool Contains(string text, string word)
    {
        for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWordCharacter(char c) => char.IsLetterOrDigit(c) || c is '\'' or '-';
}
