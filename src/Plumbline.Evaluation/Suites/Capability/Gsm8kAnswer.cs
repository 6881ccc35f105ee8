using System.Globalization;
using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>
/// Reads the number that a worked solution ends in: the last one that is marked as the answer (<c>Answer: 18</c>, <c>#### 18</c>, <c>\boxed{18}</c>), otherwise the last
/// number of all, as the field's flexible match has it.
/// </summary>
internal static class Gsm8kAnswer
{
    private const int LongestRead = 20_000;
    private const string Number = @"(?<number>-?[ \t]*[$€£]?[ \t]*-?[0-9][0-9,]{0,30}(?:\.[0-9]{1,10})?|-?\.[0-9]{1,10})";

    private static readonly Regex Marked = new(
        @"(?:\banswer(?: is|:)?[ \t]*:?[ \t]*|####[ \t]*|\\boxed\{[ \t]*)" + Number, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex Any = new(Number, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>The number; null where there is none.</summary>
    public static decimal? Read(string reply)
    {
        string text = (reply.Length > LongestRead ? reply[^LongestRead..] : reply).Replace("*", "").Replace("\\$", "$");
        return Last(Marked, text) ?? Last(Any, text);
    }

    private static decimal? Last(Regex form, string text)
    {
        decimal? last = null;
        foreach (Match match in form.Matches(text))
        {
            string digits = string.Concat(match.Groups["number"].Value.Where(letter => char.IsAsciiDigit(letter) || letter is '.' or '-'));
            last = decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) ? value : last;
        }

        return last;
    }
}
