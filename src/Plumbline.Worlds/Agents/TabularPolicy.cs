using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>A policy as a table from observations to actions. It can be taken to another world with the same kind of observation.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="actions">The action for each observation.</param>
/// <param name="otherwise">The action for any other observation. Default 0.</param>
public sealed class TabularPolicy<TState>(IReadOnlyDictionary<TState, int> actions, int otherwise = 0) : IPolicy<TState>
    where TState : struct, IEquatable<TState>
{
    /// <summary>The table.</summary>
    public IReadOnlyDictionary<TState, int> Actions { get; } = actions;

    /// <summary>The action for an observation.</summary>
    public int Act(TState observation) => Actions.TryGetValue(observation, out int action) ? action : otherwise;

    /// <inheritdoc/>
    public int Act(TState observation, int step, RandomStream random) => Act(observation);
}
