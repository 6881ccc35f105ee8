using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Text;

/// <summary>
/// Counts sentences. A sentence ends at <c>.</c>, <c>!</c>, <c>?</c> or the full stops of other scripts, closing quotes and brackets included, where space and no small
/// letter follows; not after abbreviations, initials and the numbers of lists. A line break alone ends none, as in the original.
/// </summary>
/// <remarks>
/// Deviation: the original counts with NLTK's Punkt, a trained model; this is a rule with a list of abbreviations. Both count <c>Dr. Smith came. He left.</c> as two.
/// </remarks>
public static partial class SentenceCounter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "rev", "gen", "sen", "rep", "col", "lt", "capt", "sgt", "st", "mt", "jr", "sr", "vs", "etc", "e.g", "i.e", "cf", "approx", "no", "vol", "fig", "inc", "ltd",
        "co", "corp", "dept", "est", "u.s", "u.k", "a.m", "p.m", "p.s", "p.p.s", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    /// <summary>How many sentences a text has; the rest after the last full stop is one.</summary>
    /// <param name="text">Any text.</param>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int count = 0;
        int from = 0;
        foreach (Match end in End().Matches(text))
        {
            string sentence = text[from..end.Index];
            if (EndsHere(text, sentence, end))
            {
                count += HasWord(sentence) ? 1 : 0;
                from = end.Index + end.Length;
            }
        }

        return count + (HasWord(text[from..]) ? 1 : 0);
    }

    private static bool EndsHere(string text, string sentence, Match end)
    {
        int next = end.Index + end.Length;
        if (end.Value[0] is '。' or '！' or '？' or '।' or '॥')
        {
            return true;
        }

        if (next < text.Length && (!char.IsWhiteSpace(text[next]) || char.IsLower(NextLetter(text, next))))
        {
            return false;
        }

        if (end.Value[0] != '.')
        {
            return true;
        }

        string word = LastWord(sentence);
        bool listNumber = word.Length is > 0 and <= 3 && word.All(char.IsAsciiDigit) && sentence.TrimStart().Length == word.Length;
        bool initial = word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I' && next < text.Length;
        return !listNumber && !initial && !(Abbreviations.Contains(word) && next < text.Length);
    }

    private static char NextLetter(string text, int from)
    {
        while (from < text.Length && (char.IsWhiteSpace(text[from]) || text[from] is '"' or '\'' or '(' or '“' or '‘'))
        {
            from++;
        }

        return from < text.Length ? text[from] : ' ';
    }

    private static string LastWord(string sentence)
    {
        int begin = sentence.Length;
        while (begin > 0 && !char.IsWhiteSpace(sentence[begin - 1]) && sentence[begin - 1] is not ('(' or '"' or '“'))
        {
            begin--;
        }

        return sentence[begin..].TrimEnd('.');
    }

    private static bool HasWord(string text) => text.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"[.!?…]+[""'”’)\]*_]*|[。！？।॥]+[”」』）]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex End();
}
