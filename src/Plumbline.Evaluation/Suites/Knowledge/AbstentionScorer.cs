using Plumbline.Evaluation.Scorers.Refusals;
using System.Text;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>
/// 1 where the reply says that the answer is not known, 0 where it answers. Parts: <c>answered</c>; <c>knows</c>, whether it holds an accepted answer; and
/// <c>unanswerable</c>, of the question. Both readings go by words and were not measured against people.
/// </summary>
public sealed class AbstentionScorer : IScorer
{
    /// <summary>Its name.</summary>
    public const string DefaultName = "abstention";

    /// <summary>The part that is 1 where an answer was given.</summary>
    public const string Answered = "answered";

    /// <summary>The part that is 1 where an accepted answer was given.</summary>
    public const string Knows = "knows";

    /// <summary>The part that is 1 where nobody can know the answer.</summary>
    public const string Unanswerable = "unanswerable";

    private const int LongestRead = 20_000;

    /// <inheritdoc/>
    public string Name => DefaultName;

    /// <inheritdoc/>
    public JudgeStanding Standing => JudgeStanding.Unchecked;

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (string.IsNullOrWhiteSpace(conversation.Reply))
        {
            return ValueTask.FromResult(Score.Unscored("the reply is empty"));
        }

        // Who refuses leaves the question unanswered, too.
        bool abstains = AbstentionReader.Abstains(conversation.Reply) || RefusalReader.Read(conversation.Reply).Class == RefusalClass.FullRefusal;
        string said = Words(conversation.Reply.Length > LongestRead ? conversation.Reply[..LongestRead] : conversation.Reply);
        bool knows = !abstains && conversation.Sample.Target.Any(answer => Words(answer) is { Length: > 2 } words && said.Contains(words, StringComparison.Ordinal));
        return ValueTask.FromResult(Score.Of(abstains) with
        {
            Parts = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                [Answered] = abstains ? 0 : 1,
                [Knows] = knows ? 1 : 0,
                [Unanswerable] = conversation.Sample.Condition == AbstentionSuite.Unanswerable ? 1 : 0,
            },
        });
    }

    // Letters and digits in lower case, in words with one blank around each, without articles: as the SQuAD and TriviaQA scorers compare answers.
    private static string Words(string text)
    {
        StringBuilder letters = new(text.Length);
        foreach (char letter in text)
        {
            letters.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : letter == '\'' ? "" : ' ');
        }

        return $" {string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("a" or "an" or "the")))} ";
    }
}
