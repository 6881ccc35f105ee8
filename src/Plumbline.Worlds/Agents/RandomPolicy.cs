using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>The agent before any training: every action is equally likely.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
/// <param name="actions">How many actions there are, at least 1.</param>
public sealed class RandomPolicy<TState>(int actions) : IPolicy<TState>
{
    /// <inheritdoc/>
    public int Act(TState observation, int step, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return random.NextInt(actions);
    }
}
