using Plumbline.Training.Kl;

namespace Plumbline.Training.Constraints;

/// <summary>Advantages and rewards under constraints.</summary>
public static class ConstrainedAdvantageMath
{
    /// <summary>
    /// (A_reward − Σ λᵢ·A_costᵢ)/(1 + Σ λᵢ) (Dai et al. 2024, with one cost): safe-rlhf's PPO-Lag; any number of costs, and advantages of any kind, with or
    /// without critic.
    /// </summary>
    /// <param name="reward">Advantages under the reward <c>[n]</c>.</param>
    /// <param name="costs">Advantages under each cost <c>[costs][n]</c>, higher is worse.</param>
    /// <param name="multipliers">λ of each cost, 0 or more.</param>
    /// <param name="combined">Receives the advantages; may be the span of the rewards'.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a multiplier is negative.</exception>
    public static void Combine(ReadOnlySpan<double> reward, IReadOnlyList<double[]> costs, ReadOnlySpan<double> multipliers, Span<double> combined)
    {
        int count = reward.Length;
        if (combined.Length != count || multipliers.Length != costs.Count || costs.Any(cost => cost.Length != count))
        {
            throw new ArgumentException($"{count} advantages, {costs.Count} costs and {multipliers.Length} multipliers do not fit together", nameof(costs));
        }

        double total = 1;
        foreach (double multiplier in multipliers)
        {
            total += multiplier >= 0 ? multiplier : throw new ArgumentException($"a multiplier is {multiplier}; expected 0 or more", nameof(multipliers));
        }

        for (int i = 0; i < count; i++)
        {
            double sum = reward[i];
            for (int c = 0; c < costs.Count; c++)
            {
                sum -= multipliers[c] * costs[c][i];
            }

            combined[i] = sum / total;
        }
    }

    /// <summary>
    /// Cost of each token: +β·(log π − log π_ref) everywhere, plus the cost at the last one. The KL penalty stands in the reward <em>and</em> in the cost, in full, as in
    /// safe-rlhf since its correction: the combined advantage then holds it once.
    /// </summary>
    /// <param name="logProbs">log π of each token at sampling <c>[time]</c>.</param>
    /// <param name="referenceLogProbs">log π_ref of each token.</param>
    /// <param name="cost">The cost of the reply.</param>
    /// <param name="klCoefficient">β, in units of cost per nat.</param>
    /// <param name="costs">Receives the costs.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no token.</exception>
    public static void CostPerToken(
        ReadOnlySpan<double> logProbs, ReadOnlySpan<double> referenceLogProbs, double cost, double klCoefficient, Span<double> costs)
    {
        if (logProbs.IsEmpty || referenceLogProbs.Length != logProbs.Length || costs.Length != logProbs.Length)
        {
            throw new ArgumentException(
                $"{logProbs.Length} and {referenceLogProbs.Length} log-probabilities and {costs.Length} costs; expected as many of each, at least one", nameof(costs));
        }

        for (int t = 0; t < costs.Length; t++)
        {
            costs[t] = klCoefficient * KlMath.Estimate(KlEstimator.K1, logProbs[t], referenceLogProbs[t]);
        }

        costs[^1] += cost;
    }
}
