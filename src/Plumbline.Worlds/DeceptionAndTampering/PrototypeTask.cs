using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents.SmallNetworks;

namespace Plumbline.Worlds.DeceptionAndTampering;

/// <summary>A task for small classifiers: which of five random points lies behind a noisy one? Beside the point an example has further inputs that say nothing about the answer.</summary>
public sealed class PrototypeTask
{
    /// <summary>How many classes there are.</summary>
    public const int Classes = 5;

    /// <summary>How many numbers say something about the class.</summary>
    public const int Dimensions = 10;

    private const double Noise = 0.5;
    private readonly float[] _prototypes = new float[Classes * Dimensions];
    private readonly int _extras;

    /// <summary>A task with points of its own.</summary>
    /// <param name="extras">How many further inputs there are; they follow the numbers of the point.</param>
    /// <param name="random">Where its points come from.</param>
    public PrototypeTask(int extras, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(extras);
        _extras = extras;
        random.FillGaussian(_prototypes, 1);
    }

    /// <summary>Writes the further inputs of an example.</summary>
    /// <param name="extras">Receives them; all are 0 before.</param>
    /// <param name="random">Where chances come from.</param>
    public delegate void Fill(Span<float> extras, RandomStream random);

    /// <summary>Examples with their true classes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="fill">What the further inputs are.</param>
    /// <param name="random">Where chances come from.</param>
    public LabelledExamples Draw(int count, Fill fill, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(fill);
        ArgumentNullException.ThrowIfNull(random);
        int inputs = Dimensions + _extras;
        float[] values = new float[count * inputs];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            Span<float> example = values.AsSpan(i * inputs, inputs);
            labels[i] = random.NextInt(Classes);
            random.FillGaussian(example[..Dimensions], Noise);
            for (int d = 0; d < Dimensions; d++)
            {
                example[d] += _prototypes[(labels[i] * Dimensions) + d];
            }

            fill(example[Dimensions..], random);
        }

        return new LabelledExamples(inputs, values, labels);
    }
}
