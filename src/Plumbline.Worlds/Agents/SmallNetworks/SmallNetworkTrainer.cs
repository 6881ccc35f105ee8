using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Agents.SmallNetworks;

/// <summary>Trains small networks; gradients are written out by hand.</summary>
public static class SmallNetworkTrainer
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    /// <summary>A network trained from random weights.</summary>
    /// <param name="examples">What it learns from.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="options">How it is trained.</param>
    /// <param name="random">Initial weights and the choice of examples.</param>
    /// <exception cref="ArgumentException">The options have problems, or there is no example.</exception>
    public static SmallNetwork Train(LabelledExamples examples, int classes, SmallNetworkOptions options, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        float[] weights = new float[SmallNetwork.WeightCount(examples.Inputs, Math.Max(0, options.Hidden), classes)];
        int lower = Math.Max(0, options.Hidden) * examples.Inputs;
        random.FillGaussian(weights.AsSpan(0, lower), Math.Sqrt(2.0 / examples.Inputs));
        return Continue(new SmallNetwork(examples.Inputs, options.Hidden, classes, weights), examples, options, random);
    }

    /// <summary>A network trained further, on examples that may be others; the network given is left as it is.</summary>
    /// <exception cref="ArgumentException">The options have problems, or there is no example.</exception>
    public static SmallNetwork Continue(SmallNetwork network, LabelledExamples examples, SmallNetworkOptions options, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(random);
        if (options.Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        if (examples.Count == 0)
        {
            throw new ArgumentException("there is no example to learn from", nameof(examples));
        }

        float[] weights = network.Weights.ToArray();
        (float[] gradient, float[] first, float[] second) = (new float[weights.Length], new float[weights.Length], new float[weights.Length]);
        (float[] hidden, float[] scores) = (new float[network.Hidden], new float[network.Classes]);
        for (int step = 0; step < options.Steps; step++)
        {
            Array.Clear(gradient);
            for (int i = 0; i < options.Batch; i++)
            {
                int chosen = random.NextInt(examples.Count);
                SmallNetworkMath.AddGradient(weights, examples.Features(chosen), examples.Labels[chosen], hidden, scores, gradient);
            }

            float rate = (float)(options.LearningRate * (options.Steps - step) / options.Steps);
            Adam(weights, gradient, options.Batch, first, second, rate, step + 1);
        }

        return new SmallNetwork(network.Inputs, network.Hidden, network.Classes, weights);
    }

    private static void Adam(Span<float> weights, ReadOnlySpan<float> gradient, int batch, Span<float> first, Span<float> second, float rate, int step)
    {
        float firstScale = 1 / (1 - MathF.Pow(FirstDecay, step));
        float secondScale = 1 / (1 - MathF.Pow(SecondDecay, step));
        for (int i = 0; i < weights.Length; i++)
        {
            float mean = gradient[i] / batch;
            first[i] += (1 - FirstDecay) * (mean - first[i]);
            second[i] += (1 - SecondDecay) * ((mean * mean) - second[i]);
            weights[i] -= rate * first[i] * firstScale / (MathF.Sqrt(second[i] * secondScale) + Epsilon);
        }
    }
}
