using Plumbline.Training.Kl;

namespace Plumbline.Training.Rollouts;

/// <summary>What each token of a rollout is rewarded with.</summary>
public static class RolloutRewardMath
{
    /// <summary>
    /// rₜ = −β·(log π − log π_ref) at every token, plus the score at the last one (Ziegler et al. 2019, eq. 2; estimator k1; the score on the last token
    /// of the reply itself, as in lm-human-preferences and OpenRLHF, not on the padding after it as in TRL).
    /// </summary>
    /// <param name="logProbs">log π of each token at sampling <c>[time]</c>.</param>
    /// <param name="referenceLogProbs">log π_ref of each token.</param>
    /// <param name="score">The reward model's score.</param>
    /// <param name="klCoefficient">β, in units of reward per nat.</param>
    /// <param name="rewards">Receives r.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no token.</exception>
    public static void PerToken(
        ReadOnlySpan<double> logProbs, ReadOnlySpan<double> referenceLogProbs, double score, double klCoefficient, Span<double> rewards)
    {
        if (logProbs.IsEmpty || referenceLogProbs.Length != logProbs.Length || rewards.Length != logProbs.Length)
        {
            throw new ArgumentException(
                $"{logProbs.Length} and {referenceLogProbs.Length} log-probabilities and {rewards.Length} rewards; expected as many of each, at least one");
        }

        for (int t = 0; t < rewards.Length; t++)
        {
            rewards[t] = -klCoefficient * KlMath.Estimate(KlEstimator.K1, logProbs[t], referenceLogProbs[t]);
        }

        rewards[^1] += score;
    }
}
