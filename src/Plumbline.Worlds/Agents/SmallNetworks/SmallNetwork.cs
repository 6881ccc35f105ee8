using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.Agents.SmallNetworks;

/// <summary>A classifier with one hidden layer of rectified units and a softmax, small enough that thirty of them are trained in seconds. Immutable once made.</summary>
public sealed class SmallNetwork
{
    private readonly float[] _weights;

    internal SmallNetwork(int inputs, int hidden, int classes, float[] weights)
    {
        Inputs = inputs;
        Hidden = hidden;
        Classes = classes;
        _weights = weights;
    }

    /// <summary>How many numbers an example has.</summary>
    public int Inputs { get; }

    /// <summary>How many hidden units there are.</summary>
    public int Hidden { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>All weights and biases: for each input its weight to every hidden unit, the hidden biases, for each hidden unit its weight to every class, the class biases.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>How many weights and biases such a network has.</summary>
    public static int WeightCount(int inputs, int hidden, int classes) => (hidden * (inputs + 1)) + (classes * (hidden + 1));

    /// <summary>The network with normal noise on every weight and bias; weight-noise probing after Tice et al. 2024 (arXiv 2412.01784).</summary>
    /// <param name="deviation">The standard deviation of the noise, at least 0.</param>
    /// <param name="random">Where the noise comes from.</param>
    public SmallNetwork WithNoise(double deviation, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(deviation);
        float[] noisy = new float[_weights.Length];
        random.FillGaussian(noisy, deviation);
        for (int i = 0; i < noisy.Length; i++)
        {
            noisy[i] += _weights[i];
        }

        return new SmallNetwork(Inputs, Hidden, Classes, noisy);
    }

    /// <summary>The most probable class of an example.</summary>
    public int Classify(ReadOnlySpan<float> example)
    {
        Span<float> hidden = stackalloc float[Hidden];
        Span<float> scores = stackalloc float[Classes];
        SmallNetworkMath.Score(_weights, example, hidden, scores);
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }

    /// <summary>The share of examples whose most probable class is their label, in [0, 1].</summary>
    /// <exception cref="ArgumentException">There is no example.</exception>
    public double Accuracy(LabelledExamples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples.Count == 0)
        {
            throw new ArgumentException("there is no example to measure on", nameof(examples));
        }

        int right = 0;
        for (int i = 0; i < examples.Count; i++)
        {
            right += Classify(examples.Features(i)) == examples.Labels[i] ? 1 : 0;
        }

        return (double)right / examples.Count;
    }
}
