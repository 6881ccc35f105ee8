using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Environments;

/// <summary>Chooses actions.</summary>
/// <typeparam name="TState">The state of the world; a policy is shown observations, which have the same type with the unseen parts blank.</typeparam>
public interface IPolicy<in TState>
{
    /// <summary>The action for an observation.</summary>
    /// <param name="observation">What the agent sees.</param>
    /// <param name="step">How many steps of the episode are over, from 0.</param>
    /// <param name="random">Where its dice come from.</param>
    /// <returns>The index of the action.</returns>
    int Act(TState observation, int step, RandomStream random);
}
