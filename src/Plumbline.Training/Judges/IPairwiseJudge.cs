using Plumbline.Training.Rewards;

namespace Plumbline.Training.Judges;

/// <summary>
/// Says which of two replies is preferred. Unlike a reward it may be intransitive: A over B, B over C, and C over A, as people's preferences in a crowd often are.
/// </summary>
public interface IPairwiseJudge
{
    /// <summary>Short name, part of metric names.</summary>
    string Name { get; }

    /// <summary>Judges pairs of replies to the same prompts.</summary>
    /// <param name="first">The first reply of each pair.</param>
    /// <param name="second">The second reply of each pair.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Probability that the first is preferred, 0 to 1; null where the judge gave no verdict.</returns>
    double?[] Prefer(IReadOnlyList<RewardRequest> first, IReadOnlyList<RewardRequest> second, CancellationToken cancellation = default);
}
