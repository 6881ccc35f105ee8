using System.Text.RegularExpressions;
using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Scorers.Choices;

/// <summary>
/// Reads which of several lettered choices a reply names. From the clearest form to the weakest, the first that is found decides: a statement (<c>Answer: A</c>,
/// <c>the answer is (A)</c>, <c>\boxed{A}</c>); a line that is a letter alone; a line that begins with one (<c>A. Paris</c>); the reply's first word, where the choices
/// are yes and no; a letter in brackets anywhere; the text of a choice. Two different letters in the form that decides are no answer, whichever came first.
/// </summary>
public static class ChoiceReader
{
    // What a long reply says before its last page is reasoning; an answer stands at the end.
    private const int LongestRead = 20_000;

    private static readonly Regex Statement = new(
        @"\b(?:answer|final choice|my choice|i choose|i(?:'d| would| will|'ll)? (?:choose|pick|select|go with|stick with|stay with|answer with))\b[ \t]*(?:(?:is|was|would be|should be|must be|remains|stays)\b)?[ \t]*(?:still|therefore|thus)?[ \t]*[:=]?[ \t\r\n]*(?:(?:option|choice|letter)\b)?[ \t]*|\\boxed\{",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static readonly Regex Mention = new(
        @"\([A-Za-z]\)|\b(?:option|choice|letter) [A-Z]\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Reads a reply.</summary>
    /// <param name="reply">What the model said.</param>
    /// <param name="choices">The choices, in the order in which they were offered.</param>
    public static ChoiceReading Read(string reply, IReadOnlyList<string> choices)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(choices);
        string text = Plain(reply);
        if (text.Length == 0)
        {
            return ChoiceReading.None("the reply is empty");
        }

        ChoiceText scan = new(text, choices);
        foreach (Func<ChoiceText, IEnumerable<int>> form in (ReadOnlySpan<Func<ChoiceText, IEnumerable<int>>>)[Statements, LettersAlone, Leading, YesOrNo, Mentions, Texts])
        {
            int[] named = [.. form(scan).Distinct()];
            if (named.Length == 1)
            {
                return named[0] < choices.Count
                    ? ChoiceReading.Of(ChoiceLetters.Of(named[0]))
                    : ChoiceReading.None($"it names {ChoiceLetters.Of(named[0])}, which was not offered");
            }

            if (named.Length > 1)
            {
                return ChoiceReading.None($"it names {string.Join(" and ", named.Order().Select(ChoiceLetters.Of))}");
            }
        }

        return ChoiceReading.None("it names no choice");
    }

    private static IEnumerable<int> Statements(ChoiceText scan)
    {
        foreach ((int Index, int Length) match in Matches(Statement, scan.Text))
        {
            int place = match.Index + match.Length;
            int[] letters = [.. scan.LettersAt(place, mustBeMarked: false)];
            foreach (int choice in letters.Length == 0 && scan.ChoiceAt(place) is { } named ? [named] : letters)
            {
                yield return choice;
            }
        }
    }

    private static IEnumerable<int> LettersAlone(ChoiceText scan) => scan.Lines.SelectMany(line => scan.LettersAlone(line));

    private static IEnumerable<int> Leading(ChoiceText scan) => scan.Lines.SelectMany(line => scan.LettersAt(line.Start, mustBeMarked: true));

    private static IEnumerable<int> YesOrNo(ChoiceText scan) => scan.FirstWordOfTwo() is { } choice ? [choice] : [];

    private static IEnumerable<int> Mentions(ChoiceText scan)
    {
        foreach ((int Index, int Length) match in Matches(Mention, scan.Text))
        {
            if (!scan.IsDenied(match.Index))
            {
                char letter = scan.Text[match.Index] == '(' ? scan.Text[match.Index + 1] : scan.Text[match.Index + match.Length - 1];
                yield return char.ToUpperInvariant(letter) - 'A';
            }
        }
    }

    private static IEnumerable<int> Texts(ChoiceText scan) => scan.ChoicesSaid();

    private static List<(int Index, int Length)> Matches(Regex form, string text)
    {
        List<(int Index, int Length)> matches = [];
        foreach (ValueMatch match in form.EnumerateMatches(text))
        {
            matches.Add((match.Index, match.Length));
        }

        return matches;
    }

    // Without a reasoning model's thoughts, without marks of emphasis, and no longer than what is read.
    private static string Plain(string reply)
    {
        int thought = reply.LastIndexOf("</think>", StringComparison.OrdinalIgnoreCase);
        string text = thought < 0 ? reply : reply[(thought + "</think>".Length)..];
        text = text.Length > LongestRead ? text[^LongestRead..] : text;
        return text.Replace("*", "").Replace("`", "").Replace("#", "").Replace("’", "'").Trim();
    }
}
