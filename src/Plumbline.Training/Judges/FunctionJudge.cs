using Plumbline.Training.Rewards;

namespace Plumbline.Training.Judges;

/// <summary>A judge that is a function of two replies.</summary>
/// <param name="name">Its name.</param>
/// <param name="prefer">Probability that the first of two replies is preferred, 0 to 1, or null for no verdict; pure.</param>
public sealed class FunctionJudge(string name, Func<RewardRequest, RewardRequest, double?> prefer) : IPairwiseJudge
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double?[] Prefer(IReadOnlyList<RewardRequest> first, IReadOnlyList<RewardRequest> second, CancellationToken cancellation = default)
    {
        double?[] verdicts = new double?[first.Count];
        for (int i = 0; i < verdicts.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            verdicts[i] = prefer(first[i], second[i]);
        }

        return verdicts;
    }
}
