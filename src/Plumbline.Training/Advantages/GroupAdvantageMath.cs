namespace Plumbline.Training.Advantages;

/// <summary>
/// Advantages without a critic: the reward of a reply against those of the other replies to the same prompt (Shao et al. 2024, GRPO; Ahmadian et al.
/// 2024, RLOO). A reward of NaN marks a reply that nothing could score: it counts in no mean and no deviation, gets advantage 0, and is counted.
/// </summary>
public static class GroupAdvantageMath
{
    /// <summary>Advantages of groups that lie end to end.</summary>
    /// <param name="rewards">Reward of each reply <c>[groups · groupSize]</c>, those to one prompt side by side; NaN where unscored.</param>
    /// <param name="groupSize">Replies per prompt, at least 1.</param>
    /// <param name="options">Baseline and scale; must be valid.</param>
    /// <param name="advantages">Receives the advantages. A group with fewer than two scored replies has advantages of 0: nothing can be compared.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is no reward, or the groups do not come out even.</exception>
    public static GroupAdvantageResult Compute(ReadOnlySpan<double> rewards, int groupSize, GroupAdvantageOptions options, Span<double> advantages)
    {
        RequireGroups(rewards.Length, groupSize);
        if (advantages.Length != rewards.Length)
        {
            throw new ArgumentException($"{rewards.Length} rewards and {advantages.Length} advantages differ in length", nameof(advantages));
        }

        double batchDeviation = options.Scale == GroupScale.BatchDeviation ? OrZero(SampleDeviation(rewards)) : 0;
        int unscored = 0;
        int flat = 0;
        double deviations = 0;
        int deviationCount = 0;
        for (int start = 0; start < rewards.Length; start += groupSize)
        {
            ReadOnlySpan<double> group = rewards.Slice(start, groupSize);
            (int scored, double mean, double squares) = Moments(group);
            unscored += groupSize - scored;
            double sample = scored < 2 ? 0 : Math.Sqrt(squares / (scored - 1));
            flat += squares == 0 ? 1 : 0;
            deviations += scored < 2 ? 0 : sample;
            deviationCount += scored < 2 ? 0 : 1;
            double divisor = options.Scale switch
            {
                GroupScale.None => 1,
                GroupScale.SampleDeviation => sample + options.Epsilon,
                GroupScale.PopulationDeviation => (scored == 0 ? 0 : Math.Sqrt(squares / scored)) + options.Epsilon,
                GroupScale.BatchDeviation => batchDeviation + options.Epsilon,
                _ => throw new ArgumentOutOfRangeException(nameof(options), options.Scale, "not a known scale"),
            };

            // The distance from the mean of the others is that from the mean of all, times n/(n − 1).
            double stretch = options.Baseline == GroupBaseline.LeaveOneOut && scored > 1 ? (double)scored / (scored - 1) : 1;
            for (int i = 0; i < groupSize; i++)
            {
                bool compares = scored > 1 && squares > 0 && !double.IsNaN(group[i]);
                advantages[start + i] = compares ? (group[i] - mean) * stretch / divisor : 0;
            }
        }

        (int all, double batchMean, _) = Moments(rewards);
        int groups = rewards.Length / groupSize;
        return new GroupAdvantageResult(
            all == 0 ? null : batchMean, deviationCount == 0 ? null : deviations / deviationCount, (double)flat / groups, unscored);
    }

    /// <summary>Reward less a baseline of the prompt's own, such as the reward of the greedy reply (Li et al. 2024, ReMax; OpenRLHF and verl have it too).</summary>
    /// <param name="rewards">Reward of each reply <c>[groups · groupSize]</c>; NaN where unscored.</param>
    /// <param name="baselines">Baseline of each prompt <c>[groups]</c>; NaN where unscored.</param>
    /// <param name="groupSize">Replies per prompt, at least 1.</param>
    /// <param name="advantages">Receives the differences; 0 where either is NaN.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static void AgainstBaseline(ReadOnlySpan<double> rewards, ReadOnlySpan<double> baselines, int groupSize, Span<double> advantages)
    {
        RequireGroups(rewards.Length, groupSize);
        if (advantages.Length != rewards.Length || baselines.Length != rewards.Length / groupSize)
        {
            throw new ArgumentException(
                $"{rewards.Length} rewards in groups of {groupSize}, {baselines.Length} baselines and {advantages.Length} advantages do not fit together", nameof(baselines));
        }

        for (int i = 0; i < rewards.Length; i++)
        {
            double advantage = rewards[i] - baselines[i / groupSize];
            advantages[i] = double.IsNaN(advantage) ? 0 : advantage;
        }
    }

    /// <summary>Deviation over n − 1 of the values that are not NaN; NaN where fewer than two are left, as in TRL's <c>nanstd</c>.</summary>
    public static double SampleDeviation(ReadOnlySpan<double> values)
    {
        (int count, _, double squares) = Moments(values);
        return count < 2 ? double.NaN : Math.Sqrt(squares / (count - 1));
    }

    internal static void RequireGroups(int rewards, int groupSize)
    {
        if (groupSize < 1 || rewards == 0 || rewards % groupSize != 0)
        {
            throw new ArgumentException($"{rewards} rewards do not make groups of {groupSize}", nameof(groupSize));
        }
    }

    /// <summary>Count, mean and squared deviations of what is not NaN. Equal values have exactly no deviation.</summary>
    internal static (int Count, double Mean, double Squares) Moments(ReadOnlySpan<double> values)
    {
        int count = 0;
        double sum = 0;
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                count++;
                sum += value;
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }
        }

        if (count == 0 || least == most)
        {
            return (count, count == 0 ? double.NaN : least, 0);
        }

        double mean = sum / count;
        double squares = 0;
        foreach (double value in values)
        {
            squares += double.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        return (count, mean, squares);
    }

    private static double OrZero(double value) => double.IsNaN(value) ? 0 : value;
}

/// <summary>What the rewards of a batch looked like.</summary>
/// <param name="MeanReward">Mean of the scored rewards (TRL: <c>reward</c>); null where none is scored.</param>
/// <param name="MeanDeviation">Mean over groups of their deviation over n − 1 (TRL: <c>reward_std</c>); null where no group has two scored replies.</param>
/// <param name="FlatShare">Share of groups whose scored rewards are all equal and teach nothing (TRL: <c>frac_reward_zero_std</c>).</param>
/// <param name="Unscored">Replies without a reward.</param>
public readonly record struct GroupAdvantageResult(double? MeanReward, double? MeanDeviation, double FlatShare, int Unscored);
