using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>y = a + b, the residual connection.</summary>
public static unsafe class AddOperation
{
    /// <summary>Adds two activations of the same shape.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Add(this Tape tape, Tensor left, Tensor right)
    {
        if (left.Rows != right.Rows || left.Columns != right.Columns)
        {
            throw new ArgumentException($"{left} and {right} cannot be added: the shapes differ");
        }

        Tensor y = tape.NewTensor(left.Rows, left.Columns, "add", left.RequiresGradient || right.RequiresGradient);
        tape.Backend.Add(left.Data, right.Data, y.Data, y.Count);
        if (y.RequiresGradient)
        {
            AddNode node = tape.Record<AddNode>(y);
            node.Left = left;
            node.Right = right;
        }

        return y;
    }

    private sealed class AddNode : Node
    {
        public Tensor Left = null!;
        public Tensor Right = null!;

        public override void Backward(Tape tape)
        {
            Pass(tape, Left);
            Pass(tape, Right);
        }

        private void Pass(Tape tape, Tensor input)
        {
            if (!input.RequiresGradient)
            {
                return;
            }

            float* target = tape.GradientOf(input, out bool accumulate);
            if (accumulate)
            {
                tape.Backend.AddScaled(Output.GradientData, 1f, target, Output.Count);
            }
            else
            {
                Output.Gradient.CopyTo(new Span<float>(target, checked((int)Output.Count)));
            }
        }
    }
}
