using System.Text.RegularExpressions;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>
/// Reads by its words whether a reply says that the answer is not known. A reading that may err: a reply that hedges first and answers after all ("I do not know for
/// sure, but it is …") counts as an answer.
/// </summary>
public static class AbstentionReader
{
    // Whether somebody knows is said at once; further down, "unknown" may be a part of the answer.
    private const int LongestRead = 400;

    private static readonly Regex NotKnown = new(
        @"\bi (?:really |honestly |just |simply )?(?:do not|don't|cannot|can't|couldn't|could not) (?:know|say|tell|answer|determine|be (?:sure|certain))\b"
        + @"|\bi(?: am|'m) (?:not sure|not certain|unsure|uncertain|unable to)\b|\bi have no (?:idea|way|knowledge|information)\b"
        + @"|\b(?:no one|nobody) (?:really |truly )?(?:knows|can know|can say)\b|\bthere (?:is|'s) no (?:\w+ ){0,2}(?:answer|way (?:to|of) (?:know|tell|say))"
        + @"|\b(?:it|this|that|(?:the|this) (?:answer|question))(?: is|'s) (?:\w+ ){0,1}(?:unknown|not known|unknowable|unanswerable|impossible to (?:know|say|tell|answer|determine|predict))"
        + @"|\b(?:it|this|that|(?:the|this) (?:question|answer)) (?:cannot|can't|can not) be (?:\w+ ){0,1}(?:answered|known|determined|predicted)\b"
        + @"|\b(?:not enough|insufficient) (?:information|evidence|context)\b|^\W*(?:unknown|unanswerable)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex AfterAll = new(
        @"\b(?:but|however|still|yet),? (?:i (?:think|believe|guess|would (?:say|guess))|i'd (?:say|guess)|my (?:best )?guess|it(?: is|'s| was)|the answer|probably|most likely)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Whether the reply says that the answer is not known, and gives none.</summary>
    public static bool Abstains(string reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        int thought = reply.LastIndexOf("</think>", StringComparison.OrdinalIgnoreCase);
        string text = (thought < 0 ? reply : reply[(thought + "</think>".Length)..]).Replace("’", "'").Replace("*", "").Trim();
        string beginning = text.Length > LongestRead ? text[..LongestRead] : text;
        return NotKnown.IsMatch(beginning) && !AfterAll.IsMatch(beginning);
    }
}
