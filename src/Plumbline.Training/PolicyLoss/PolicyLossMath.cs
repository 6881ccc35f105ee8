namespace Plumbline.Training.PolicyLoss;

/// <summary>The policy's part of the PPO objective, with its derivative by the new log-probabilities.</summary>
public static class PolicyLossMath
{
    /// <summary>
    /// Clipped surrogate (Schulman et al. 2017, "Proximal Policy Optimization Algorithms", eq. 7), as a loss:
    /// −mean of min(ρA, clip(ρ, 1 − ε, 1 + ε)·A), ρ = exp(new − old). The mean is over all tokens inside the mask alike ("token-mean"),
    /// whatever reply they belong to, as in TRL's PPO and OpenRLHF.
    /// </summary>
    /// <param name="newLogProbs">Log-probability of each token under the policy being trained <c>[tokens]</c>.</param>
    /// <param name="oldLogProbs">The same at sampling.</param>
    /// <param name="advantages">A of each token.</param>
    /// <param name="mask">Which tokens count; empty for all.</param>
    /// <param name="clip">ε, above 0 and below 1.</param>
    /// <param name="gradient">Receives the derivative of the loss by <paramref name="newLogProbs"/>: −ρA/n, or 0 where the ratio is clipped.</param>
    /// <param name="meanOver">n, where these tokens are part of a larger minibatch, so that the parts add up to its mean; null for the tokens that count here.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no token counts.</exception>
    public static PolicyLossResult ClippedSurrogate(
        ReadOnlySpan<double> newLogProbs,
        ReadOnlySpan<double> oldLogProbs,
        ReadOnlySpan<double> advantages,
        ReadOnlySpan<bool> mask,
        double clip,
        Span<double> gradient,
        int? meanOver = null)
    {
        int own = MaskMath.Count(newLogProbs.Length, mask, oldLogProbs.Length, advantages.Length, gradient.Length);
        int count = meanOver ?? own;
        double loss = 0;
        double squares = 0;
        double ratios = 0;
        int clipped = 0;
        for (int t = 0; t < newLogProbs.Length; t++)
        {
            gradient[t] = 0;
            if (!mask.IsEmpty && !mask[t])
            {
                continue;
            }

            double difference = newLogProbs[t] - oldLogProbs[t];
            double ratio = Math.Exp(difference);
            double free = ratio * advantages[t];
            double held = Math.Clamp(ratio, 1 - clip, 1 + clip) * advantages[t];
            if (held < free)
            {
                clipped++;
                loss -= held;
            }
            else
            {
                loss -= free;
                gradient[t] = -free / count;
            }

            ratios += ratio;
            squares += difference * difference;
        }

        return new PolicyLossResult(loss / count, (double)clipped / count, squares / 2 / count, ratios / count);
    }

    /// <summary>Entropy bonus as a loss: −coefficient · mean entropy. Its derivative by each entropy is −coefficient / n.</summary>
    /// <param name="entropies">Entropy of the policy before each token (nats).</param>
    /// <param name="mask">Which tokens count; empty for all.</param>
    /// <param name="coefficient">Weight, 0 or more.</param>
    /// <param name="gradient">Receives the derivative of the loss by <paramref name="entropies"/>.</param>
    /// <param name="meanOver">n, where these tokens are part of a larger minibatch; null for the tokens that count here.</param>
    /// <returns>The loss, and the mean entropy (nats).</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no token counts.</exception>
    public static (double Loss, double MeanEntropy) EntropyBonus(
        ReadOnlySpan<double> entropies, ReadOnlySpan<bool> mask, double coefficient, Span<double> gradient, int? meanOver = null)
    {
        int own = MaskMath.Count(entropies.Length, mask, gradient.Length);
        int count = meanOver ?? own;
        double sum = 0;
        for (int t = 0; t < entropies.Length; t++)
        {
            bool counts = mask.IsEmpty || mask[t];
            sum += counts ? entropies[t] : 0;
            gradient[t] = counts ? -coefficient / count : 0;
        }

        return (-coefficient * sum / count, sum / count);
    }
}
