using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>y = x · Wᵀ + b.</summary>
public static unsafe class LinearOperation
{
    /// <summary>Applies a weight to every row.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="x">Input <c>[tokens, in]</c>.</param>
    /// <param name="weight">Weight <c>[out, in]</c>.</param>
    /// <param name="bias">Bias <c>[out]</c>, or null.</param>
    /// <returns><c>[tokens, out]</c>.</returns>
    /// <exception cref="ArgumentException">The inner dimensions differ.</exception>
    public static Tensor Linear(this Tape tape, Tensor x, Parameter weight, Parameter? bias = null)
    {
        if (x.Columns != weight.Columns)
        {
            throw new ArgumentException($"{x} cannot be multiplied by the transpose of {weight}: {x.Columns} is not {weight.Columns}");
        }

        bool requiresGradient = x.RequiresGradient || weight.RequiresGradient || bias is { RequiresGradient: true };
        Tensor y = tape.NewTensor(x.Rows, weight.Rows, weight.Name, requiresGradient);
        tape.Backend.Multiply(new MatmulArguments
        {
            A = x.Data, StrideA = x.Columns, PackedB = weight.PackedTransposed(tape.Backend), C = y.Data, StrideC = y.Columns,
            Rows = x.Rows, Columns = weight.Rows, Depth = x.Columns,
        });
        if (bias is not null)
        {
            tape.Backend.AddBias(y.Data, bias.Data, y.Rows, y.Columns);
        }

        if (y.RequiresGradient)
        {
            LinearNode node = tape.Record<LinearNode>(y);
            node.X = x;
            node.Weight = weight;
            node.Bias = bias;
        }

        return y;
    }

    /// <summary>dX (+)= dY · W and dW += dYᵀ · X for a dY of any origin.</summary>
    internal static void Backward(Tape tape, float* dy, Tensor x, Parameter weight)
    {
        if (x.RequiresGradient)
        {
            float* dx = tape.GradientOf(x, out bool accumulate);
            tape.Backend.Multiply(new MatmulArguments
            {
                A = dy, StrideA = weight.Rows, B = weight.Data, StrideB = weight.Columns, C = dx, StrideC = x.Columns,
                Rows = x.Rows, Columns = x.Columns, Depth = weight.Rows, Accumulate = accumulate,
            });
        }

        if (weight.RequiresGradient)
        {
            float* dw = tape.GradientOf(weight, out bool accumulate);
            tape.Backend.Multiply(new MatmulArguments
            {
                A = dy, StrideA = weight.Rows, TransposedA = true, B = x.Data, StrideB = x.Columns, C = dw, StrideC = weight.Columns,
                Rows = weight.Rows, Columns = weight.Columns, Depth = x.Rows, Accumulate = accumulate,
            });
        }
    }

    private sealed class LinearNode : Node
    {
        public Tensor X = null!;
        public Parameter Weight = null!;
        public Parameter? Bias;

        public override void Backward(Tape tape)
        {
            if (Bias is { RequiresGradient: true })
            {
                tape.Backend.SumRows(Output.GradientData, tape.GradientToAddTo(Bias), Output.Rows, Output.Columns);
            }

            LinearOperation.Backward(tape, Output.GradientData, X, Weight);
        }
    }
}
