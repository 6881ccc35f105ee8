namespace Plumbline.Training.PolicyLoss;

/// <summary>Which tokens and replies a policy loss learns from.</summary>
public static class TokenSelectionMath
{
    /// <summary>
    /// The tokens of highest entropy (Wang et al. 2025, "Beyond the 80/20 Rule"): those at or above a quantile of the entropies inside the mask, linearly
    /// interpolated, over all replies together, as in TRL's <c>get_high_entropy_mask</c>.
    /// </summary>
    /// <param name="entropies">Entropy before each token, nats.</param>
    /// <param name="mask">Which tokens count; empty for all.</param>
    /// <param name="quantile">0 keeps all, 0.8 the upper fifth, 1 the highest; TRL's <c>top_entropy_quantile</c> is 1 minus this.</param>
    /// <param name="selected">Receives the selection; none outside the mask.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the quantile is not from 0 to 1.</exception>
    public static void HighEntropy(ReadOnlySpan<double> entropies, ReadOnlySpan<bool> mask, double quantile, Span<bool> selected)
    {
        if (selected.Length != entropies.Length || !(mask.IsEmpty || mask.Length == entropies.Length) || !(quantile is >= 0 and <= 1))
        {
            throw new ArgumentException(
                $"{entropies.Length} entropies, {mask.Length} mask entries, {selected.Length} places and quantile {quantile} do not fit together", nameof(entropies));
        }

        List<double> sorted = [];
        for (int t = 0; t < entropies.Length; t++)
        {
            if (mask.IsEmpty || mask[t])
            {
                sorted.Add(entropies[t]);
            }
        }

        selected.Clear();
        if (sorted.Count == 0)
        {
            return;
        }

        sorted.Sort();
        double place = quantile * (sorted.Count - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Count - 1);
        double threshold = sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
        for (int t = 0; t < entropies.Length; t++)
        {
            selected[t] = (mask.IsEmpty || mask[t]) && entropies[t] >= threshold;
        }
    }

    /// <summary>
    /// Which replies are kept when stale: those of advantage 0 or more, and those whose mean of log π_sampler − log π per token is at most the threshold
    /// (DeepSeek-V3.2, off-policy sequence masking; TRL's <c>off_policy_mask_threshold</c>).
    /// </summary>
    /// <param name="advantages">Advantage of each reply <c>[replies]</c>.</param>
    /// <param name="policyLogProbs">log π of each token now, replies end to end.</param>
    /// <param name="samplerLogProbs">The same at sampling.</param>
    /// <param name="lengths">Tokens of each reply.</param>
    /// <param name="mask">Which tokens count; empty for all. A reply without one is kept.</param>
    /// <param name="threshold">Nats per token.</param>
    /// <param name="keep">Receives the selection <c>[replies]</c>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void OnPolicy(
        ReadOnlySpan<double> advantages,
        ReadOnlySpan<double> policyLogProbs,
        ReadOnlySpan<double> samplerLogProbs,
        ReadOnlySpan<int> lengths,
        ReadOnlySpan<bool> mask,
        double threshold,
        Span<bool> keep)
    {
        Advantages.AdvantageMath.RequireReplies(policyLogProbs.Length, lengths);
        if (samplerLogProbs.Length != policyLogProbs.Length || advantages.Length != lengths.Length || keep.Length != lengths.Length
            || !(mask.IsEmpty || mask.Length == policyLogProbs.Length))
        {
            throw new ArgumentException(
                $"{policyLogProbs.Length} and {samplerLogProbs.Length} log-probabilities, {mask.Length} mask entries, {lengths.Length} replies and {advantages.Length} advantages do not fit together",
                nameof(advantages));
        }

        int start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            double sum = 0;
            int count = 0;
            for (int t = start; t < start + lengths[i]; t++)
            {
                bool counts = mask.IsEmpty || mask[t];
                sum += counts ? samplerLogProbs[t] - policyLogProbs[t] : 0;
                count += counts ? 1 : 0;
            }

            keep[i] = advantages[i] >= 0 || sum / Math.Max(count, 1) <= threshold;
            start += lengths[i];
        }
    }

    /// <summary>
    /// Drops the tokens of replies that are not kept. With <paramref name="keep"/> = "ended itself" this masks truncated replies (Yu et al. 2025, DAPO; TRL's
    /// <c>mask_truncated_completions</c>).
    /// </summary>
    /// <param name="keep">Which replies are kept <c>[replies]</c>.</param>
    /// <param name="lengths">Tokens of each reply.</param>
    /// <param name="mask">Which tokens count, replies end to end; those of dropped replies are set to false.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void KeepReplies(ReadOnlySpan<bool> keep, ReadOnlySpan<int> lengths, Span<bool> mask)
    {
        Advantages.AdvantageMath.RequireReplies(mask.Length, lengths);
        if (keep.Length != lengths.Length)
        {
            throw new ArgumentException($"{keep.Length} decisions on {lengths.Length} replies", nameof(keep));
        }

        int start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (!keep[i])
            {
                mask.Slice(start, lengths[i]).Clear();
            }

            start += lengths[i];
        }
    }
}
