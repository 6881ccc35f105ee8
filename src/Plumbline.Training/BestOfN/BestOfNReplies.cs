using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.BestOfN;

/// <summary>All replies that were sampled to a prompt, with their scores.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Replies">The N replies, in the order of their random streams: independent draws, so that any n of them are best-of-n.</param>
/// <param name="Scores">The scorer's score of each; higher pleases more.</param>
/// <param name="Spreads">How far the scorer's members differ on each; null where there is a single opinion.</param>
public sealed record BestOfNReplies(Prompt Prompt, IReadOnlyList<SampledReply> Replies, double[] Scores, double[]? Spreads)
{
    /// <summary>Index of the reply with the highest score; of equal ones the first.</summary>
    public int BestIndex => Array.IndexOf(Scores, Scores.Max());

    /// <summary>The reply with the highest score.</summary>
    public SampledReply Best => Replies[BestIndex];
}
