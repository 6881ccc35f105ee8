using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>y = a + f · b, the residual connection.</summary>
public static unsafe class AddOperation
{
    /// <summary>Adds two activations of the same shape.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="left">First term.</param>
    /// <param name="right">Second term.</param>
    /// <param name="factor">What the second term is multiplied by.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Add(this Tape tape, Tensor left, Tensor right, float factor = 1f)
    {
        if (left.Rows != right.Rows || left.Columns != right.Columns)
        {
            throw new ArgumentException($"{left} and {right} cannot be added: the shapes differ");
        }

        Tensor y = tape.NewTensor(left.Rows, left.Columns, "add", left.RequiresGradient || right.RequiresGradient);
        tape.Backend.Add(left.Data, right.Data, factor, y.Data, y.Count);
        if (y.RequiresGradient)
        {
            AddNode node = tape.Record<AddNode>(y);
            node.Left = left;
            node.Right = right;
            node.Factor = factor;
        }

        return y;
    }

    private sealed class AddNode : Node
    {
        public Tensor Left = null!;
        public Tensor Right = null!;
        public float Factor;

        public override void Backward(Tape tape)
        {
            Pass(tape, Left, 1f);
            Pass(tape, Right, Factor);
        }

        private void Pass(Tape tape, Tensor input, float factor)
        {
            if (!input.RequiresGradient)
            {
                return;
            }

            float* target = tape.GradientOf(input, out bool accumulate);
            if (accumulate)
            {
                tape.Backend.AddScaled(Output.GradientData, factor, target, Output.Count);
            }
            else
            {
                Output.Gradient.CopyTo(new Span<float>(target, checked((int)Output.Count)));
                if (factor != 1f)
                {
                    tape.Backend.Scale(target, factor, Output.Count);
                }
            }
        }
    }
}
