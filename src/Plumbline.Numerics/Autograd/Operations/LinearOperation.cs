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
    /// <exception cref="ArgumentException">The inner dimensions differ, or the bias has another length.</exception>
    /// <exception cref="InvalidOperationException">Gradients would have to pass a weight that is stored as bfloat16.</exception>
    public static Tensor Linear(this Tape tape, Tensor x, Parameter weight, Parameter? bias = null)
    {
        Tensor y = Result(tape, x, weight, bias);
        tape.Backend.Multiply(Arguments(tape, x, weight, y));
        return Finish(tape, x, weight, bias, y);
    }

    /// <summary>Applies two or three weights to the same rows in one pass over them; the bits are those of separate calls.</summary>
    /// <param name="tape">Records the operations.</param>
    /// <param name="x">Input <c>[tokens, in]</c>.</param>
    /// <param name="layers">Weight and bias of each.</param>
    /// <param name="results">Receives one <c>[tokens, out]</c> for each.</param>
    /// <exception cref="ArgumentException">The inner dimensions differ, a bias has another length, or there are not two or three layers.</exception>
    /// <exception cref="InvalidOperationException">Gradients would have to pass a weight that is stored as bfloat16.</exception>
    public static void LinearTogether(this Tape tape, Tensor x, ReadOnlySpan<(Parameter Weight, Parameter? Bias)> layers, Span<Tensor> results)
    {
        if (layers.Length is not (2 or 3) || results.Length != layers.Length)
        {
            throw new ArgumentException($"{layers.Length} layers and {results.Length} results; expected two or three of each");
        }

        for (int i = 0; i < layers.Length; i++)
        {
            results[i] = Result(tape, x, layers[i].Weight, layers[i].Bias);
        }

        MatmulArguments arguments = Arguments(tape, x, layers[0].Weight, results[0]);
        arguments.Second = Right(tape, layers[1].Weight, results[1]);
        if (layers.Length == 3)
        {
            arguments.Third = Right(tape, layers[2].Weight, results[2]);
        }

        tape.Backend.Multiply(arguments);
        for (int i = 0; i < layers.Length; i++)
        {
            Finish(tape, x, layers[i].Weight, layers[i].Bias, results[i]);
        }
    }

    private static Tensor Result(Tape tape, Tensor x, Parameter weight, Parameter? bias)
    {
        if (x.Columns != weight.Columns)
        {
            throw new ArgumentException($"{x} cannot be multiplied by the transpose of {weight}: {x.Columns} is not {weight.Columns}");
        }

        if (bias is not null && (bias.Rows != 1 || bias.Columns != weight.Rows))
        {
            throw new ArgumentException($"{bias} cannot be added to a result of {weight.Rows} columns");
        }

        weight.CheckGradientsPass(x);
        bool requiresGradient = x.RequiresGradient || weight.RequiresGradient || bias is { RequiresGradient: true };
        return tape.NewTensor(x.Rows, weight.Rows, weight.Name, requiresGradient);
    }

    private static MatmulArguments Arguments(Tape tape, Tensor x, Parameter weight, Tensor y) => new()
    {
        A = x.Data, StrideA = x.Columns, PackedB = weight.PackedTransposed(tape.Backend), PackedAsBFloat16 = weight.IsBFloat16,
        C = y.Data, StrideC = y.Columns,
        Rows = x.Rows, Columns = weight.Rows, Depth = x.Columns,
    };

    private static MatmulRight Right(Tape tape, Parameter weight, Tensor y) =>
        new() { PackedB = weight.PackedTransposed(tape.Backend), PackedAsBFloat16 = weight.IsBFloat16, C = y.Data, StrideC = y.Columns, Columns = weight.Rows };

    private static Tensor Finish(Tape tape, Tensor x, Parameter weight, Parameter? bias, Tensor y)
    {
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
