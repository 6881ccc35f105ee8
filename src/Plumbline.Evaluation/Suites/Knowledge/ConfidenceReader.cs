using System.Globalization;
using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>Reads a stated confidence: <c>Confidence: 85%</c>, <c>Confidence: 85</c> or <c>Confidence: 0.85</c>.</summary>
public static class ConfidenceReader
{
    private const int LongestRead = 20_000;

    private static readonly Regex Stated = new(
        @"\bconfidence\b[^0-9\n\-]{0,40}(?<value>[0-9]{1,3}(?:\.[0-9]{1,4})?)[ \t]*(?<unit>%|per ?cent\b)?(?<range>[ \t]*(?:-|–|to)[ \t]*[0-9])?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>The confidence, 0 to 1; null where none is stated, where two different ones are, where it is a range, and where it is more than 100 %.</summary>
    /// <remarks>Per cent are asked for, so that 1 is one per cent. Without a sign of per cent a number with a decimal point below 1 is a share; 1.0 could be either.</remarks>
    public static double? Read(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        string text = (reply.Length > LongestRead ? reply[^LongestRead..] : reply).Replace("*", "");
        double?[] stated = [.. Stated.Matches(text).Select(Value).Distinct()];
        return stated.Length == 1 ? stated[0] : null;
    }

    private static double? Value(Match match)
    {
        string digits = match.Groups["value"].Value;
        double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        bool share = !match.Groups["unit"].Success && digits.Contains('.') && value <= 1;
        return match.Groups["range"].Success || value > 100 || (share && value == 1) ? null : share ? value : value / 100;
    }
}
