namespace Plumbline.Training.Advantages;

/// <summary>Advantages from several reward functions with weights.</summary>
public static class RewardCombinationMath
{
    /// <summary>
    /// Weighted sum of each reply's rewards. A function that could not score a reply (NaN) adds nothing; a reply that none scored stays NaN.
    /// </summary>
    /// <param name="rewards">Rewards <c>[functions][replies]</c>.</param>
    /// <param name="weights">Weight of each function.</param>
    /// <param name="sums">Receives the sums <c>[replies]</c>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there is no function.</exception>
    public static void Sum(IReadOnlyList<double[]> rewards, ReadOnlySpan<double> weights, Span<double> sums)
    {
        Require(rewards, weights, sums.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            double sum = 0;
            bool scored = false;
            for (int f = 0; f < rewards.Count; f++)
            {
                bool has = !double.IsNaN(rewards[f][i]);
                sum += has ? weights[f] * rewards[f][i] : 0;
                scored |= has;
            }

            sums[i] = scored ? sum : double.NaN;
        }
    }

    /// <summary>Advantages of groups that lie end to end.</summary>
    /// <param name="rewards">Rewards <c>[functions][groups · groupSize]</c>; NaN where a function could not score a reply.</param>
    /// <param name="weights">Weight of each function.</param>
    /// <param name="groupSize">Replies per prompt, at least 1.</param>
    /// <param name="combination">Which order.</param>
    /// <param name="options">Baseline and scale within groups; must be valid. Its ε is also that of the last normalisation over the batch.</param>
    /// <param name="advantages">Receives the advantages; 0 for replies that no function scored.</param>
    /// <returns>About the weighted sums, whatever the order.</returns>
    /// <exception cref="ArgumentException">The lengths do not fit together, or there is no function.</exception>
    public static GroupAdvantageResult Advantages(
        IReadOnlyList<double[]> rewards,
        ReadOnlySpan<double> weights,
        int groupSize,
        RewardCombination combination,
        GroupAdvantageOptions options,
        Span<double> advantages)
    {
        double[] sums = new double[advantages.Length];
        Sum(rewards, weights, sums);
        GroupAdvantageResult result = GroupAdvantageMath.Compute(sums, groupSize, options, advantages);
        if (combination == RewardCombination.SumThenNormalize)
        {
            return result;
        }

        advantages.Clear();
        double[] own = new double[advantages.Length];
        for (int f = 0; f < rewards.Count; f++)
        {
            GroupAdvantageMath.Compute(rewards[f], groupSize, options, own);
            for (int i = 0; i < own.Length; i++)
            {
                advantages[i] += weights[f] * own[i];
            }
        }

        // Over the batch, without the replies that nobody scored.
        double[] scored = [.. sums];
        for (int i = 0; i < scored.Length; i++)
        {
            scored[i] = double.IsNaN(sums[i]) ? double.NaN : advantages[i];
        }

        (int count, double mean, double squares) = GroupAdvantageMath.Moments(scored);
        double divisor = (count < 2 ? 0 : Math.Sqrt(squares / (count - 1))) + options.Epsilon;
        for (int i = 0; i < scored.Length; i++)
        {
            advantages[i] = double.IsNaN(scored[i]) || squares == 0 ? 0 : (scored[i] - mean) / divisor;
        }

        return result;
    }

    private static void Require(IReadOnlyList<double[]> rewards, ReadOnlySpan<double> weights, int replies)
    {
        if (rewards.Count == 0 || weights.Length != rewards.Count || rewards.Any(own => own.Length != replies))
        {
            throw new ArgumentException(
                $"{rewards.Count} reward functions of {string.Join(", ", rewards.Select(own => own.Length))} replies, {weights.Length} weights and {replies} replies do not fit together", nameof(rewards));
        }
    }
}
