using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>Layer normalisation; kernel: <c>Normalization/LayerNormKernel</c>.</summary>
public static unsafe class LayerNormOperation
{
    /// <summary>y = gain · (x − mean) / √(variance + ε) + bias over each row.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="x">Input <c>[tokens, channels]</c>.</param>
    /// <param name="gain">Gain <c>[channels]</c>.</param>
    /// <param name="bias">Bias <c>[channels]</c>.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The channel counts differ.</exception>
    public static Tensor LayerNorm(this Tape tape, Tensor x, Parameter gain, Parameter bias, float epsilon)
    {
        if (x.Columns != gain.Count || x.Columns != bias.Count)
        {
            throw new ArgumentException($"{x} cannot be normalised by {gain} and {bias}: the channel counts differ");
        }

        Tensor y = tape.NewTensor(x.Rows, x.Columns, gain.Name, x.RequiresGradient || gain.RequiresGradient || bias.RequiresGradient);
        float* mean = tape.Rent(x.Rows);
        float* inverse = tape.Rent(x.Rows);
        tape.Backend.LayerNorm(x.Data, gain.Data, bias.Data, epsilon, y.Data, mean, inverse, x.Rows, x.Columns);
        if (y.RequiresGradient)
        {
            LayerNormNode node = tape.Record<LayerNormNode>(y);
            node.X = x;
            node.Gain = gain;
            node.Bias = bias;
            node.Mean = mean;
            node.Inverse = inverse;
        }

        return y;
    }

    private sealed class LayerNormNode : Node
    {
        public Tensor X = null!;
        public Parameter Gain = null!;
        public Parameter Bias = null!;
        public float* Mean;
        public float* Inverse;

        public override void Backward(Tape tape)
        {
            bool accumulate = false;
            float* dx = X.RequiresGradient ? tape.GradientOf(X, out accumulate) : null;
            float* dgain = Gain.RequiresGradient ? tape.GradientToAddTo(Gain) : null;
            float* dbias = Bias.RequiresGradient ? tape.GradientToAddTo(Bias) : null;
            tape.Backend.LayerNormBackward(
                Output.GradientData, X.Data, Gain.Data, Mean, Inverse, dx, accumulate, dgain, dbias, X.Rows, X.Columns);
        }
    }
}
