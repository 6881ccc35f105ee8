using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Scorers.Rules;

/// <summary>Whether the reply is one of the targets, both in SQuAD's normal form (<see cref="AnswerText.Normalise"/>): 1 or 0. Inspect's <c>exact</c>.</summary>
public sealed class ExactScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "exact";

    /// <inheritdoc/>
    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        if (conversation.Sample.Target.Count == 0)
        {
            return ValueTask.FromResult(Score.Unscored("the sample has no target"));
        }

        string answer = AnswerText.Normalise(conversation.Reply);
        return ValueTask.FromResult(Score.Of(conversation.Sample.Target.Any(target => AnswerText.Normalise(target) == answer), AnswerText.Shortened(answer)));
    }
}
