using System.Globalization;
using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>
/// Finds the number that a reply gives as its answer. Reads thousands separators (commas, or spaces and apostrophes between groups of three), decimal points,
/// scientific notation, Unicode's minus, simple fractions in LaTeX and percentages; signs of currency and units beside a number are passed over.
/// </summary>
public static partial class NumberReader
{
    private const int MatchMilliseconds = 60_000;

    // Beyond this, only the end of a reply is read: that is where answers are.
    private const int MostCharacters = 200_000;

    /// <summary>The answer: what follows the last marker (<c>####</c>, <c>\boxed{…}</c>, <c>answer is</c>, <c>answer:</c>), else the last number; null where there is none.</summary>
    /// <param name="reply">The reply.</param>
    public static decimal? Answer(string reply)
    {
        string text = Read(reply);
        Match? last = Marker().Matches(text).LastOrDefault();
        if (last is not null)
        {
            string after = text[(last.Index + last.Length)..];
            bool boxed = last.Value.EndsWith('{');
            string part = boxed ? Boxed(after) : FirstLine(after);

            // After words, as in "the answer is 3 apples", the first number is the answer; in a box the last one is: \boxed{x = 5}.
            IReadOnlyList<decimal> numbers = All(part);
            if (numbers.Count > 0)
            {
                return boxed ? numbers[^1] : numbers[0];
            }
        }

        IReadOnlyList<decimal> all = All(text);
        return all.Count == 0 ? null : all[^1];
    }

    /// <summary>All numbers of a text, in order; those too large for 28 digits are left out.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<decimal> All(string text)
    {
        List<decimal> numbers = [];
        foreach (Match match in Number().Matches(Read(text)))
        {
            if (Value(match) is { } value)
            {
                numbers.Add(value);
            }
        }

        return numbers;
    }

    /// <summary>The number that a text is, signs of currency, a per cent sign or a unit aside; null where it holds none or more than one.</summary>
    /// <param name="text">Such as <c>$1,234.50</c> or <c>12 km</c>.</param>
    public static decimal? Parse(string text)
    {
        IReadOnlyList<decimal> all = All(text);
        return all.Count == 1 ? all[0] : null;
    }

    private static string Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string end = text.Length <= MostCharacters ? text : text[^MostCharacters..];
        return end.Replace('\u2212', '-').Replace("\\,", ",").Replace("{,}", ",").Replace("\\$", "$").Replace("\\%", "%").Replace("**", "");
    }

    private static string FirstLine(string text)
    {
        string trimmed = text.TrimStart();
        int end = trimmed.IndexOf('\n');
        return end < 0 ? trimmed : trimmed[..end];
    }

    // Up to the brace that closes the box; braces within it are counted.
    private static string Boxed(string text)
    {
        int depth = 1;
        for (int index = 0; index < text.Length; index++)
        {
            depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return text[..index];
            }
        }

        return text;
    }

    private static decimal? Value(Match match)
    {
        bool negative = match.Groups["sign"].Value == "-";
        if (match.Groups["above"].Success)
        {
            return Plain(match.Groups["above"].Value) is { } above && Plain(match.Groups["below"].Value) is { } below && below != 0 ? Signed(above / below) : null;
        }

        return Plain(match.Groups["digits"].Value) is { } value ? Signed(value) : null;

        decimal Signed(decimal number) => negative ? -number : number;
    }

    private static decimal? Plain(string digits)
    {
        string bare = string.Concat(digits.Where(letter => letter is not (',' or ' ' or '\'' or '\u00A0' or '\u202F')));
        return decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out decimal value) ? value : null;
    }

    [GeneratedRegex(@"####|\\boxed\s*\{|\banswer\s*(?:is|=|:)\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MatchMilliseconds)]
    private static partial Regex Marker();

    // A sign counts only where nothing that could be subtracted from stands before it: "10-3" holds 10 and 3.
    [GeneratedRegex(
        """
        (?:(?<![\w.)\]])(?<sign>-)[ ]?)?(?:[$€£¥](?<sign>-)?)?
        (?:\\d?frac\{(?<above>\d{1,20})\}\{(?<below>\d{1,20})\}
        |(?<!\d|\d\.)(?<digits>(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:['\u00A0\u202F]\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2}(?!\d))?|\.\d+))
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        MatchMilliseconds)]
    private static partial Regex Number();
}
