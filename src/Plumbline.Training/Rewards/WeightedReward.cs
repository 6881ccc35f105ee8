namespace Plumbline.Training.Rewards;

/// <summary>A reward function with its weight in the sum.</summary>
/// <param name="Function">The function.</param>
/// <param name="Weight">Its weight; below 0 punishes.</param>
public sealed record WeightedReward(IRewardFunction Function, double Weight = 1);
