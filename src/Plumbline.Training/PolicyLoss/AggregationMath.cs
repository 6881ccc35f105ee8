namespace Plumbline.Training.PolicyLoss;

/// <summary>
/// Aggregation as one weight per token, computed once for the <em>whole</em> optimiser batch. A loss is then the weighted sum of its token losses, and the sum is
/// the same however the batch is cut into passes.
/// </summary>
public static class AggregationMath
{
    /// <summary>Weights of all tokens of an optimiser batch.</summary>
    /// <param name="lengths">Tokens of each reply; they sum to the tokens.</param>
    /// <param name="mask">Which tokens count; empty for all.</param>
    /// <param name="aggregation">How losses become one number.</param>
    /// <param name="maskedSequences">Whether replies without a counted token are in a mean over replies.</param>
    /// <param name="constantLength">Divisor of <see cref="LossAggregation.SequenceMeanTokenSumNorm"/>, in tokens, above 0; null elsewhere.</param>
    /// <param name="weights">Receives the weights, replies end to end; 0 outside the mask.</param>
    /// <returns>How many tokens count; 0 where there is nothing to learn from, and then all weights are 0.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together, or the constant is missing, not above 0, or given where it is not read.</exception>
    public static int Weights(
        ReadOnlySpan<int> lengths,
        ReadOnlySpan<bool> mask,
        LossAggregation aggregation,
        MaskedSequences maskedSequences,
        double? constantLength,
        Span<double> weights)
    {
        Advantages.AdvantageMath.RequireReplies(weights.Length, lengths);
        if (!mask.IsEmpty && mask.Length != weights.Length)
        {
            throw new ArgumentException($"{weights.Length} tokens and {mask.Length} mask entries differ in length", nameof(mask));
        }

        if (aggregation == LossAggregation.SequenceMeanTokenSumNorm ? !(constantLength > 0 && double.IsFinite(constantLength.Value)) : constantLength is not null)
        {
            throw new ArgumentException(
                $"constant length is {(constantLength is { } value ? $"{value}" : "missing")} under {aggregation}; expected above 0 under SequenceMeanTokenSumNorm and none elsewhere",
                nameof(constantLength));
        }

        int tokens = 0;
        int replies = 0;
        int start = 0;
        foreach (int length in lengths)
        {
            int own = Own(mask, start, length);
            tokens += own;
            replies += own > 0 || maskedSequences == MaskedSequences.Counted ? 1 : 0;
            start += length;
        }

        start = 0;
        foreach (int length in lengths)
        {
            int own = Own(mask, start, length);
            double weight = own == 0 ? 0 : aggregation switch
            {
                LossAggregation.TokenMean => 1.0 / tokens,
                LossAggregation.SequenceMeanTokenMean => 1.0 / ((double)replies * own),
                LossAggregation.SequenceMeanTokenSum => 1.0 / replies,
                LossAggregation.SequenceMeanTokenSumNorm => 1.0 / (replies * constantLength.GetValueOrDefault()),
                LossAggregation.TokenSum => 1,
                _ => throw new ArgumentOutOfRangeException(nameof(aggregation), aggregation, "not a known aggregation"),
            };
            for (int t = start; t < start + length; t++)
            {
                weights[t] = mask.IsEmpty || mask[t] ? weight : 0;
            }

            start += length;
        }

        return tokens;
    }

    /// <summary>Σ weight · value over the tokens of weight above 0; what other tokens hold is not read.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Sum(ReadOnlySpan<double> weights, ReadOnlySpan<double> values)
    {
        if (weights.Length != values.Length)
        {
            throw new ArgumentException($"{weights.Length} weights and {values.Length} values differ in length", nameof(values));
        }

        double sum = 0;
        for (int t = 0; t < weights.Length; t++)
        {
            sum += weights[t] > 0 ? weights[t] * values[t] : 0;
        }

        return sum;
    }

    private static int Own(ReadOnlySpan<bool> mask, int start, int length) => mask.IsEmpty ? length : mask.Slice(start, length).Count(true);
}
