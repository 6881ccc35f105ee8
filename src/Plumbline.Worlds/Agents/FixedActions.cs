using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>A scripted agent that does the same actions whatever happens; after the last one it starts again from the first.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public sealed class FixedActions<TState> : IPolicy<TState>
{
    private readonly IReadOnlyList<int> _actions;

    /// <summary>An agent for a list of actions.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public FixedActions(params IReadOnlyList<int> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        if (actions.Count == 0)
        {
            throw new ArgumentException("a scripted agent has at least one action", nameof(actions));
        }

        _actions = actions;
    }

    /// <inheritdoc/>
    public int Act(TState observation, int step, RandomStream random) => _actions[step % _actions.Count];
}
