using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Worlds.Environments;

namespace Plumbline.Worlds.Agents;

/// <summary>
/// Proximal policy optimisation (Schulman et al. 2017) on the engine: a net of two hidden layers with a value head, many short episodes side by side, the clipped objective,
/// generalised advantages. It learns from visible rewards alone, by sampling, so a world may have more states than a table holds. The same seed gives the same bytes.
/// </summary>
public static class Ppo
{
    /// <summary>Trains a policy. It runs on one thread, with an engine of its own: several may train at once.</summary>
    /// <typeparam name="TState">The state of the world.</typeparam>
    /// <exception cref="ArgumentException">The options have problems, or the world has no features.</exception>
    public static NeuralPolicy<TState> Train<TState>(World<TState> world, PpoOptions options, RandomStream random)
        where TState : struct, IEquatable<TState>
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        if (world.FeatureCount < 1)
        {
            throw new ArgumentException($"{world.Name} has no features; expected a world that overrides FeatureCount and Features", nameof(world));
        }

        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Tape playing = new(processor, recording: false);
        using Tape learning = new(processor);
        using ActorCritic net = new(world.FeatureCount, options.HiddenUnits, world.Actions.Count, random);
        using AdamW optimizer = new(processor, net.Parameters, new AdamWOptions { MaxGradientNorm = (float)options.MaxGradientNorm, Epsilon = 1e-5f });
        PpoRollout<TState> rollout = new(world, options, random);
        int[] order = [.. Enumerable.Range(0, rollout.Actions.Length)];
        int rollouts = (options.Steps + order.Length - 1) / order.Length;
        PpoMinibatch minibatch = new(options, world.FeatureCount);
        for (int i = 0; i < rollouts; i++)
        {
            rollout.Play(net, playing);
            double rate = options.LearningRate * (rollouts - i) / rollouts;
            for (int epoch = 0; epoch < options.Epochs; epoch++)
            {
                random.Shuffle(order.AsSpan());
                for (int start = 0; start < order.Length; start += options.MinibatchSteps)
                {
                    minibatch.Fill(rollout, order.AsSpan(start, Math.Min(options.MinibatchSteps, order.Length - start)));
                    minibatch.Backward(net, learning);
                    optimizer.Step(rate);
                }
            }
        }

        return net.ToPolicy(world);
    }
}
