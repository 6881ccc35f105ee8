namespace Plumbline.Training.PolicyLoss;

/// <summary>Importance weights for rollouts that were sampled elsewhere; they go into <see cref="PolicyObjectiveBatch.Factors"/>.</summary>
public static class SamplerCorrectionMath
{
    /// <summary>Weight of each token; no gradient flows through it.</summary>
    /// <param name="policyLogProbs">log π_train of each token before the update, replies end to end, nats.</param>
    /// <param name="samplerLogProbs">log π_sampler of it.</param>
    /// <param name="lengths">Tokens of each reply.</param>
    /// <param name="options">Level, action and bounds; must be valid.</param>
    /// <param name="weights">Receives the weights.</param>
    /// <returns>Share of tokens whose ratio was outside the bounds, 0 to 1; 0 without tokens.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static double Weights(
        ReadOnlySpan<double> policyLogProbs,
        ReadOnlySpan<double> samplerLogProbs,
        ReadOnlySpan<int> lengths,
        SamplerCorrectionOptions options,
        Span<double> weights)
    {
        Require(policyLogProbs, samplerLogProbs, lengths);
        if (weights.Length != policyLogProbs.Length)
        {
            throw new ArgumentException($"{policyLogProbs.Length} tokens and {weights.Length} weights differ in length", nameof(weights));
        }

        long outside = 0;
        int start = 0;
        foreach (int length in lengths)
        {
            double sum = 0;
            for (int t = start; t < start + length; t++)
            {
                sum += policyLogProbs[t] - samplerLogProbs[t];
            }

            for (int t = start; t < start + length; t++)
            {
                double ratio = Math.Exp(options.Level switch
                {
                    RatioLevel.Token => policyLogProbs[t] - samplerLogProbs[t],
                    RatioLevel.SequenceMean => sum / length,
                    RatioLevel.SequenceSum => sum,
                    _ => throw new ArgumentOutOfRangeException(nameof(options), options.Level, "not a known level"),
                });
                bool inside = ratio >= options.Lower && ratio <= options.Upper;
                outside += inside ? 0 : 1;
                weights[t] = inside ? ratio : options.Action == SamplerCorrectionAction.Mask ? 0 : Math.Clamp(ratio, options.Lower, options.Upper);
            }

            start += length;
        }

        return weights.IsEmpty ? 0 : (double)outside / weights.Length;
    }

    /// <summary>Which replies are kept by their divergence from the sampler: those whose mean of |ρ − 1| over tokens is at most a limit.</summary>
    /// <param name="policyLogProbs">log π_train of each token before the update, replies end to end, nats.</param>
    /// <param name="samplerLogProbs">log π_sampler of it.</param>
    /// <param name="lengths">Tokens of each reply; one without tokens is kept.</param>
    /// <param name="upper">The limit, above 0.</param>
    /// <param name="keep">Receives the selection <c>[replies]</c>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void KeepByTotalVariation(
        ReadOnlySpan<double> policyLogProbs, ReadOnlySpan<double> samplerLogProbs, ReadOnlySpan<int> lengths, double upper, Span<bool> keep)
    {
        Require(policyLogProbs, samplerLogProbs, lengths);
        if (keep.Length != lengths.Length)
        {
            throw new ArgumentException($"{lengths.Length} replies and {keep.Length} places differ in length", nameof(keep));
        }

        int start = 0;
        for (int i = 0; i < lengths.Length; i++)
        {
            double sum = 0;
            for (int t = start; t < start + lengths[i]; t++)
            {
                sum += Math.Abs(Math.Exp(policyLogProbs[t] - samplerLogProbs[t]) - 1);
            }

            keep[i] = lengths[i] == 0 || sum / lengths[i] <= upper;
            start += lengths[i];
        }
    }

    private static void Require(ReadOnlySpan<double> policyLogProbs, ReadOnlySpan<double> samplerLogProbs, ReadOnlySpan<int> lengths)
    {
        Advantages.AdvantageMath.RequireReplies(policyLogProbs.Length, lengths);
        if (samplerLogProbs.Length != policyLogProbs.Length)
        {
            throw new ArgumentException($"{policyLogProbs.Length} and {samplerLogProbs.Length} log-probabilities differ in length", nameof(samplerLogProbs));
        }
    }
}
