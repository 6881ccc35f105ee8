using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>A policy that draws actions from the softmax of a small net over features. It can be taken to another world with the same features, and to other threads.</summary>
/// <typeparam name="TState">The state of the world.</typeparam>
public sealed class NeuralPolicy<TState> : IPolicy<TState>
    where TState : struct, IEquatable<TState>
{
    private readonly World<TState> _world;
    private readonly DenseLayer _first;
    private readonly DenseLayer _second;
    private readonly DenseLayer _last;

    internal NeuralPolicy(World<TState> world, DenseLayer first, DenseLayer second, DenseLayer last)
    {
        _world = world;
        _first = first;
        _second = second;
        _last = last;
    }

    /// <inheritdoc/>
    public int Act(TState observation, int step, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Span<double> probabilities = stackalloc double[_last.Outputs];
        Probabilities(observation, probabilities);
        return SoftmaxMath.Draw(probabilities, random.NextDouble());
    }

    /// <summary>The probability of each action.</summary>
    /// <param name="observation">What the agent sees.</param>
    /// <param name="probabilities">Receives one number for each action.</param>
    public void Probabilities(TState observation, Span<double> probabilities)
    {
        Span<float> features = stackalloc float[_world.FeatureCount];
        Span<float> first = stackalloc float[_first.Outputs];
        Span<float> second = stackalloc float[_second.Outputs];
        Span<float> logits = stackalloc float[_last.Outputs];
        features.Clear();
        _world.Features(observation, features);
        _first.Apply(features, first);
        DenseLayer.Gelu(first);
        _second.Apply(first, second);
        DenseLayer.Gelu(second);
        _last.Apply(second, logits);
        for (int action = 0; action < logits.Length; action++)
        {
            probabilities[action] = logits[action];
        }

        SoftmaxMath.Normalize(probabilities);
    }
}
