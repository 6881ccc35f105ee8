using Plumbline.Training.Rewards;

namespace Plumbline.Training.Judges;

/// <summary>A judge made of rewards: σ of their difference, as in the Bradley–Terry model. Always transitive; for comparison and for convenience.</summary>
/// <param name="name">Its name.</param>
/// <param name="rewards">The rewards.</param>
/// <param name="temperature">Divides the difference, above 0; a small one makes verdicts certain.</param>
public sealed class RewardJudge(string name, RewardSet rewards, double temperature = 1) : IPairwiseJudge
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double?[] Prefer(IReadOnlyList<RewardRequest> first, IReadOnlyList<RewardRequest> second, CancellationToken cancellation = default)
    {
        double?[] ours = rewards.Score(first, cancellation).Totals;
        double?[] theirs = rewards.Score(second, cancellation).Totals;
        return [.. ours.Zip(theirs, (our, their) => our - their is { } difference ? 1 / (1 + Math.Exp(-difference / temperature)) : (double?)null)];
    }
}
