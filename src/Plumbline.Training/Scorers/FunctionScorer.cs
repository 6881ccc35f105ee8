using Plumbline.Training.Batches;

namespace Plumbline.Training.Scorers;

/// <summary>A scorer that is a function, such as a check that a program passes or a utility that is known exactly.</summary>
/// <param name="score">Score of one reply; pure.</param>
public sealed class FunctionScorer(Func<PromptedReply, double> score) : IReplyScorer
{
    /// <inheritdoc/>
    public ReplyScores Score(IReadOnlyList<PromptedReply> replies, CancellationToken cancellation = default)
    {
        double[] scores = new double[replies.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            scores[i] = score(replies[i]);
        }

        return new ReplyScores(scores);
    }
}
