namespace Plumbline.Training.Rewards;

/// <summary>Several reward functions with weights, asked together.</summary>
public sealed class RewardSet
{
    /// <summary>A set of rewards.</summary>
    /// <param name="rewards">At least one; every name once.</param>
    /// <exception cref="ArgumentException">There is none, or two of one name, or a weight is not finite.</exception>
    public RewardSet(IReadOnlyList<WeightedReward> rewards)
    {
        if (rewards.Count == 0)
        {
            throw new ArgumentException("there is no reward function", nameof(rewards));
        }

        if (rewards.GroupBy(reward => reward.Function.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"two reward functions are named '{twice.Key}'; give one of them another name", nameof(rewards));
        }

        if (rewards.FirstOrDefault(reward => !double.IsFinite(reward.Weight)) is { } wild)
        {
            throw new ArgumentException($"the weight of reward '{wild.Function.Name}' is {wild.Weight}; expected a finite number", nameof(rewards));
        }

        Rewards = rewards;
    }

    /// <summary>The functions with their weights.</summary>
    public IReadOnlyList<WeightedReward> Rewards { get; }

    /// <summary>Asks every function about every reply.</summary>
    /// <param name="replies">The replies.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="InvalidOperationException">A function returned another number of rewards than it was asked for.</exception>
    public RewardTable Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default)
    {
        Dictionary<string, double?[]> parts = new(StringComparer.Ordinal);
        foreach (WeightedReward reward in Rewards)
        {
            double?[] scores = reward.Function.Score(replies, cancellation);
            if (scores.Length != replies.Count)
            {
                throw new InvalidOperationException($"reward '{reward.Function.Name}' gave {scores.Length} rewards for {replies.Count} replies");
            }

            // A number that is not one is a reward that could not be read.
            parts[reward.Function.Name] = [.. scores.Select(score => score is { } value && double.IsFinite(value) ? score : null)];
        }

        return new RewardTable([.. Rewards.Select(reward => (reward.Function.Name, reward.Weight))], parts, replies.Count);
    }
}
