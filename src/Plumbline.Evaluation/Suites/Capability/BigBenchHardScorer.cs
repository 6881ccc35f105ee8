using System.Text.RegularExpressions;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scorers.Choices;
using Plumbline.Evaluation.Solvers;
using Plumbline.Evaluation.Solvers.Choices;

namespace Plumbline.Evaluation.Suites.Capability;

/// <summary>
/// 1 where the answer is the target, after both are brought to one form: letters by their choice; one of two words, wherever it stands in the answer; anything else by
/// its text in lower case, without marks at the ends and with single blanks. Unscored where no letter, or neither or both of the words can be read.
/// </summary>
internal sealed class BigBenchHardScorer : IScorer
{
    /// <summary>The key of the metadata that holds the two words to choose from, separated by a bar.</summary>
    public const string WordsKey = "words";

    private const int LongestRead = 20_000;

    private static readonly Regex Marked = new(
        @"\banswer(?: is|:)[ \t]*:?[ \t]*(?<answer>[^\n]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public string Name => CapabilitySuite.Scorer;

    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        string target = conversation.Sample.Target[0];
        string reply = conversation.Reply.Length > LongestRead ? conversation.Reply[^LongestRead..] : conversation.Reply;
        if (string.IsNullOrWhiteSpace(reply))
        {
            return ValueTask.FromResult(Score.Unscored("the reply is empty"));
        }

        if (target is ['(', >= 'A' and <= 'Z', ')'] && conversation.Sample.Choices.Count > 1)
        {
            ChoiceReading reading = ChoiceReader.Read(reply, conversation.Sample.Choices);
            return ValueTask.FromResult(reading.Letter is null ? Score.Unscored(reading.Problem!) : Score.Of($"({reading.Letter})" == target, reading.Letter));
        }

        string answer = Normal(Answer(reply));
        return ValueTask.FromResult(conversation.Sample.Find(WordsKey) is { Length: > 0 } words ? OneOf(words.Split('|'), answer, target) : Score.Of(answer == Normal(target), Short(answer)));
    }

    private static Score OneOf(string[] words, string answer, string target)
    {
        string[] said = answer.Split([' ', ',', '.', ';', ':', '!', '?', '"', '\'', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        string[] named = [.. words.Where(word => said.Contains(Normal(word)))];
        return named.Length == 1 ? Score.Of(named[0] == target, named[0]) : Score.Unscored($"it names {(named.Length == 0 ? "neither" : "both")} of {string.Join(" and ", words)}", Short(answer));
    }

    // The last that is marked as the answer, otherwise the last line.
    private static string Answer(string reply)
    {
        string text = reply.Replace("**", "").Trim();
        Match? marked = Marked.Matches(text).LastOrDefault(match => match.Groups["answer"].Value.Trim().Length > 0);
        return marked?.Groups["answer"].Value ?? text[(text.LastIndexOf('\n') + 1)..];
    }

    private static string Normal(string text)
    {
        string single = string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return single.Trim('"', '\'', '`', ' ').TrimEnd('.');
    }

    private static string Short(string answer) => answer.Length > 200 ? answer[..200] : answer;
}
