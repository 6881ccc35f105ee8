using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.InstructionFollowing.Text;

/// <summary>
/// Tells a text's language by its script and, within a script, by its commonest words and its own letters. Knows the languages that IFEval asks for, and their
/// neighbours: ISO 639-1 codes.
/// </summary>
/// <remarks>
/// Deviation: the original uses <c>langdetect</c>, a trained model with 55 languages and a random element; this is a deterministic rule. A text in a language that it
/// does not know may be taken for a neighbour that it knows; a text without letters, or too short to hold a common word, has no verdict. As in the original, a
/// text without a verdict counts as following.
/// </remarks>
public static partial class LanguageDetector
{
    private const int MostCharacters = 20_000;

    // Each language's share of the words of a text must reach this, and lead.
    private const double LeastShare = 0.05;

    /// <summary>The language of most of a text; null where it cannot be told.</summary>
    /// <param name="text">Any text.</param>
    public static string? Detect(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string read = (text.Length <= MostCharacters ? text : text[..MostCharacters]).ToLowerInvariant();
        Dictionary<Script, int> scripts = [];
        foreach (char letter in read)
        {
            if (Scripts.Of(letter) is { } script)
            {
                scripts[script] = scripts.GetValueOrDefault(script) + 1;
            }
        }

        if (scripts.Count == 0)
        {
            return null;
        }

        // Japanese mixes scripts: a fair share of kana decides against Chinese.
        Script most = scripts.MaxBy(pair => pair.Value).Key;
        if (most == Script.Han && scripts.GetValueOrDefault(Script.Kana) * 10 >= scripts[Script.Han])
        {
            most = Script.Kana;
        }

        return Scripts.OnlyLanguage(most) ?? ByWords(read, most);
    }

    private static string? ByWords(string text, Script script)
    {
        string[] words = [.. Word().Matches(text).Select(match => match.Value)];
        if (words.Length == 0)
        {
            return null;
        }

        (string Code, double Share) best = ("", 0);
        foreach (LanguageWords language in LanguageWords.All.Where(language => language.Script == script))
        {
            double share = ((double)words.Count(language.Words.Contains) / words.Length) + (language.Letters.Length == 0 ? 0 : 3.0 * text.Count(language.Letters.Contains) / text.Length);
            if (share > best.Share)
            {
                best = (language.Code, share);
            }
        }

        return best.Share >= LeastShare ? best.Code : null;
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
