using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>A scripted agent: honest or gaming by construction. For tests, replays and the measuring of detectors; no result of learning comes from it.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="act">The action for an observation and the number of steps that are over.</param>
public sealed class ScriptedPolicy<TState>(Func<TState, int, int> act) : IPolicy<TState>
{
    /// <inheritdoc/>
    public int Act(TState observation, int step, RandomStream random) => act(observation, step);
}
