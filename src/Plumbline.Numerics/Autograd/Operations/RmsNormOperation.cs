using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>Root-mean-square normalisation; kernel: <c>Normalization/RmsNormKernel</c>.</summary>
public static unsafe class RmsNormOperation
{
    /// <summary>y = gain · x / √(mean(x²) + ε) over each group of <c>gain.Columns</c> channels: a whole row, or each head of a row.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="x">Input <c>[tokens, groups · channels]</c>.</param>
    /// <param name="gain">Gain <c>[channels]</c>.</param>
    /// <param name="epsilon">ε, above 0.</param>
    /// <returns>The shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentException">The channels of <paramref name="x"/> are not a multiple of the gain's.</exception>
    public static Tensor RmsNorm(this Tape tape, Tensor x, Parameter gain, float epsilon)
    {
        if (gain.Rows != 1 || x.Columns % gain.Columns != 0)
        {
            throw new ArgumentException($"{x} cannot be normalised by {gain}: {x.Columns} is not a multiple of {gain.Count}");
        }

        Tensor y = tape.NewTensor(x.Rows, x.Columns, gain.Name, x.RequiresGradient || gain.RequiresGradient);
        int rows = checked((int)(x.Count / gain.Columns));
        float* inverse = tape.Rent(rows);
        tape.Backend.RmsNorm(x.Data, gain.Data, epsilon, y.Data, inverse, rows, gain.Columns);
        if (y.RequiresGradient)
        {
            RmsNormNode node = tape.Record<RmsNormNode>(y);
            node.X = x;
            node.Gain = gain;
            node.InverseRms = inverse;
        }

        return y;
    }

    private sealed class RmsNormNode : Node
    {
        public Tensor X = null!;
        public Parameter Gain = null!;
        public float* InverseRms;

        public override void Backward(Tape tape)
        {
            bool accumulate = false;
            float* dx = X.RequiresGradient ? tape.GradientOf(X, out accumulate) : null;
            float* dgain = Gain.RequiresGradient ? tape.GradientToAddTo(Gain) : null;
            tape.Backend.RmsNormBackward(
                Output.GradientData, X.Data, Gain.Data, InverseRms, dx, accumulate, dgain, checked((int)(X.Count / Gain.Columns)), Gain.Columns);
        }
    }
}
