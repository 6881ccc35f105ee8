namespace Plumbline.Training.Rewards;

/// <summary>A reward that is a function of one reply.</summary>
/// <param name="name">Its name.</param>
/// <param name="score">Scores one reply, null where it cannot; pure.</param>
public sealed class FunctionReward(string name, Func<RewardRequest, double?> score) : IRewardFunction
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double?[] Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default)
    {
        double?[] scores = new double?[replies.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            scores[i] = score(replies[i]);
        }

        return scores;
    }
}
