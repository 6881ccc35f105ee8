using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Detectors;

/// <summary>Records what detectors may see.</summary>
public static class Recordings
{
    /// <summary>Plays a policy and records it.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <param name="world">The world.</param>
    /// <param name="policy">Who acts.</param>
    /// <param name="count">How many episodes, 0 or more.</param>
    /// <param name="seed">The seed; every episode has a stream of its own.</param>
    /// <param name="name">The name of the streams, so that two agents with one seed meet different chances.</param>
    public static IReadOnlyList<ObservedEpisode> Of<TState>(World<TState> world, IPolicy<TState> policy, int count, ulong seed, string name)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return ObservedEpisode.Of(Enumerable.Range(0, count).Select(i => Rollout.Play(world, policy, new RandomStream(seed, $"{name}/{i}"))));
    }

    /// <summary>Plays an agent that a world shows and records it, as <see cref="Of{TState}(World{TState}, IPolicy{TState}, int, ulong, string)"/>.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    public static IReadOnlyList<ObservedEpisode> Of<TState>(ShownAgent<TState> agent, int count, ulong seed, string name)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(agent);
        return Of(agent.World, agent.Policy, count, seed, name);
    }
}
