using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.BestOfN;

/// <summary>
/// Best-of-n sampling: draws N replies to each prompt and takes the one that the scorer likes best (Stiennon et al. 2020). Optimises without training, and
/// keeps every reply, so that what any smaller n would have come to can be worked out from the same sample.
/// </summary>
/// <param name="sampler">Samples from the model; not disposed with this.</param>
/// <param name="scorer">Judges the replies.</param>
public sealed class BestOfNSampler(ReplySampler sampler, IReplyScorer scorer)
{
    /// <summary>Samples and scores.</summary>
    /// <param name="prompts">The prompts.</param>
    /// <param name="count">N, replies to each prompt, at least 1.</param>
    /// <param name="stream">First part of the random streams' names, see <see cref="ReplySampler.Sample"/>: reply s is the same whatever N is.</param>
    /// <param name="onSampled">Hears how many replies are done; null for nobody.</param>
    /// <param name="cancellation">Checked before every token and between the scorer's passes.</param>
    /// <returns>One result per prompt, in their order.</returns>
    public IReadOnlyList<BestOfNReplies> Sample(
        IReadOnlyList<Prompt> prompts, int count, string stream, Action<int>? onSampled = null, CancellationToken cancellation = default)
    {
        IReadOnlyList<SampledReply> replies = sampler.Sample(prompts, count, stream, onSampled, cancellation);
        ReplyScores scores = scorer.Score([.. replies.Select(reply => reply.PromptedReply)], cancellation);
        return
        [
            .. prompts.Select((prompt, i) => new BestOfNReplies(
                prompt,
                [.. replies.Skip(i * count).Take(count)],
                scores.Means[(i * count)..((i + 1) * count)],
                scores.Spreads?[(i * count)..((i + 1) * count)])),
        ];
    }
}
