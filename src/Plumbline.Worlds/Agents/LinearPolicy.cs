using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>A policy that draws actions from the softmax of weighted features. It can be taken to another world with the same features.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public sealed class LinearPolicy<TState> : IPolicy<TState>
    where TState : struct, IEquatable<TState>
{
    private readonly World<TState> _world;
    private readonly double[] _weights;

    /// <summary>A policy.</summary>
    /// <param name="world">Gives features and actions.</param>
    /// <param name="weights">The weights <c>[actions, features]</c>, row by row.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights.</exception>
    public LinearPolicy(World<TState> world, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != world.Actions.Count * world.FeatureCount)
        {
            throw new ArgumentException($"there are {weights.Count} weights; expected {world.Actions.Count} actions times {world.FeatureCount} features", nameof(weights));
        }

        _world = world;
        _weights = [.. weights];
    }

    /// <summary>The weights <c>[actions, features]</c>, row by row.</summary>
    public IReadOnlyList<double> Weights => _weights;

    /// <inheritdoc/>
    public int Act(TState observation, int step, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<double> probabilities = stackalloc double[_world.Actions.Count];
        Probabilities(observation, probabilities);
        return SoftmaxMath.Draw(probabilities, random.NextDouble());
    }

    /// <summary>The probability of each action.</summary>
    /// <param name="observation">What the agent sees.</param>
    /// <param name="probabilities">Receives one number for each action.</param>
    public void Probabilities(TState observation, Span<double> probabilities)
    {
        int count = _world.FeatureCount;
        Span<float> features = stackalloc float[count];
        features.Clear();
        _world.Features(observation, features);
        for (int action = 0; action < probabilities.Length; action++)
        {
            double sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += features[i] * _weights[(action * count) + i];
            }

            probabilities[action] = sum;
        }

        SoftmaxMath.Normalize(probabilities);
    }
}
