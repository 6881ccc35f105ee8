using Plumbline.Training.Kl;

namespace Plumbline.Training.Rollouts;

/// <summary>A sampled reply with what the reference policy and the scorer say about it.</summary>
/// <param name="Reply">The reply, with log-probabilities under the policy that sampled it.</param>
/// <param name="ReferenceLogProbs">Log-probability (nats) of each token under the reference policy.</param>
/// <param name="Score">The scorer's score, less any penalty for not ending.</param>
/// <param name="Spread">How far the scorer's members differ on the reply; null where there is a single opinion.</param>
public sealed record Rollout(SampledReply Reply, double[] ReferenceLogProbs, double Score, double? Spread = null)
{
    /// <summary>Estimate k1 of the KL to the reference policy: Σ log π − log π_ref over the reply, nats. A single reply may be below 0; the mean is not.</summary>
    public double KlNats => KlMath.Sum(KlEstimator.K1, Reply.LogProbs, ReferenceLogProbs);
}
