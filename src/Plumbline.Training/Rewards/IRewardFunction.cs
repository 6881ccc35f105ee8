namespace Plumbline.Training.Rewards;

/// <summary>Says how good replies are: a reward model, a C# function, a command, or a model asked as a judge.</summary>
/// <remarks>For a run to be resumed to the byte, the same replies must always get the same rewards.</remarks>
public interface IRewardFunction
{
    /// <summary>Short name, part of metric names: letters, digits, <c>-</c> and <c>_</c>.</summary>
    string Name { get; }

    /// <summary>Scores replies; higher pleases more.</summary>
    /// <param name="replies">The replies; those to one prompt stand side by side.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One reward per reply, in their order; null where none could be read. Unread rewards are counted and left out of baselines, never taken as 0.</returns>
    double?[] Score(IReadOnlyList<RewardRequest> replies, CancellationToken cancellation = default);
}
