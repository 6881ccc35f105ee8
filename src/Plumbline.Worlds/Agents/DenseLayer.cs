namespace Plumbline.Worlds.Agents;

/// <summary>A trained layer for one row at a time: y = W · x + b, added up input by input, so that every vector width gives the same bits and zeros cost nothing.</summary>
internal sealed class DenseLayer
{
    private readonly float[] _columns;
    private readonly float[] _bias;

    /// <summary>A layer.</summary>
    /// <param name="weight">The weight <c>[out, in]</c>, row by row.</param>
    /// <param name="bias">The bias <c>[out]</c>.</param>
    public DenseLayer(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        _bias = bias.ToArray();
        _columns = new float[weight.Length];
        int inputs = weight.Length / bias.Length;
        for (int output = 0; output < bias.Length; output++)
        {
            for (int input = 0; input < inputs; input++)
            {
                _columns[(input * bias.Length) + output] = weight[(output * inputs) + input];
            }
        }
    }

    /// <summary>How many numbers come out.</summary>
    public int Outputs => _bias.Length;

    /// <summary>Applies the layer.</summary>
    public void Apply(ReadOnlySpan<float> x, Span<float> y)
    {
        _bias.CopyTo(y);
        for (int input = 0; input < x.Length; input++)
        {
            if (x[input] != 0)
            {
                ScaledSum.Add(y, _columns.AsSpan(input * Outputs, Outputs), x[input]);
            }
        }
    }

    /// <summary>GELU in its tanh form, as the engine has it: x · sigmoid(2 · √(2/π) · (x + 0.044715 · x³)).</summary>
    public static void Gelu(Span<float> x)
    {
        foreach (ref float number in x)
        {
            double inner = 1.5957691216057308 * (number + (0.044715 * number * number * number));
            double small = SoftmaxMath.Exp(-Math.Abs(inner));
            number = (float)(number * (inner >= 0 ? 1 : small) / (1 + small));
        }
    }
}
