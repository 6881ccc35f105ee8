using Plumbline.Training.Kl;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Online;

/// <summary>A sampled reply with what the reference policy, the reward functions and the cost functions say about it.</summary>
/// <param name="Example">The prompt with its row.</param>
/// <param name="Group">Index of the prompt within the step; replies of one group stand side by side.</param>
/// <param name="Reply">The reply, with log-probabilities under the policy that sampled it.</param>
/// <param name="Text">The reply as text.</param>
/// <param name="ReferenceLogProbs">Log-probability (nats) of each token under the reference policy.</param>
/// <param name="Reward">Weighted sum of the rewards, less any penalty for not ending; null where no reward could be read.</param>
/// <param name="Rewards">The rewards by name, before weights.</param>
/// <param name="Costs">The costs in their order; empty where none is constrained.</param>
public sealed record RewardedReply(
    PromptExample Example,
    int Group,
    SampledReply Reply,
    string Text,
    double[] ReferenceLogProbs,
    double? Reward,
    IReadOnlyDictionary<string, double?> Rewards,
    IReadOnlyList<double> Costs)
{
    /// <summary>Estimate k1 of the KL to the reference policy: Σ log π − log π_ref, nats.</summary>
    public double KlNats => KlMath.Sum(KlEstimator.K1, Reply.LogProbs, ReferenceLogProbs);
}
