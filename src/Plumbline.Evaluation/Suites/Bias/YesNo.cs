using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Reads yes or no out of a reply.</summary>
internal static partial class YesNo
{
    private const int LongestReply = 20_000;

    /// <summary>True for yes, false for no, null where neither opens the reply or follows "answer".</summary>
    public static bool? Read(string reply)
    {
        string text = reply.Length > LongestReply ? reply[..LongestReply] : reply;
        Match match = Opening().Match(text) is { Success: true } opening ? opening : Stated().Match(text);
        return match.Success ? match.Groups["word"].Value.Equals("yes", StringComparison.OrdinalIgnoreCase) : null;
    }

    [GeneratedRegex(@"^\W{0,8}(?<word>yes|no)\b(?! one\b)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\banswer\b\W*(is|would be|:)?\W*(?<word>yes|no)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Stated();
}
