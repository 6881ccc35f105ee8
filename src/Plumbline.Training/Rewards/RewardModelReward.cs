using Plumbline.Models.Tokenizers;
using Plumbline.Training.Batches;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Rewards;

/// <summary>The score of a reward model, or of an ensemble of them.</summary>
/// <param name="name">Its name.</param>
/// <param name="scorer">The model; not disposed with this.</param>
/// <param name="tokenizer">Its tokenizer, where that is not the policy's: prompt and reply are then encoded anew. Null where it is the same.</param>
public sealed class RewardModelReward(string name, IReplyScorer scorer, ITokenizer? tokenizer = null) : IRewardFunction
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double?[] Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default) =>
        [.. scorer.Score([.. replies.Select(Tokens)], cancellation).Means.Select(score => (double?)score)];

    private PromptedReply Tokens(RewardRequest request)
    {
        if (tokenizer is null)
        {
            return request.Tokens;
        }

        int[] prompt = tokenizer.Encode(request.Prompt, addSpecialTokens: true, SpecialTokens.AsText);
        int[] reply = tokenizer.Encode(request.Reply, addSpecialTokens: false, SpecialTokens.AsText);
        int[] ended = request.Ended && tokenizer.EosTokenId is { } end ? [.. reply, end] : reply;

        // An empty reply is scored at the end of its prompt.
        return ended.Length > 0 ? new PromptedReply(prompt, ended) : new PromptedReply(prompt[..^1], prompt[^1..]);
    }
}
