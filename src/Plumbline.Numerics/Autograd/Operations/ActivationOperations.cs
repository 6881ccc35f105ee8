using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>The nonlinearities of feed-forward layers; kernels: <c>Activations</c>.</summary>
public static unsafe class ActivationOperations
{
    /// <summary>silu(gate) · up, both <c>[tokens, channels]</c>.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor SwiGlu(this Tape tape, Tensor gate, Tensor up)
    {
        if (gate.Rows != up.Rows || gate.Columns != up.Columns)
        {
            throw new ArgumentException($"{gate} and {up} cannot be combined: the shapes differ");
        }

        Tensor y = tape.NewTensor(gate.Rows, gate.Columns, "swiglu", gate.RequiresGradient || up.RequiresGradient);
        tape.Backend.SwiGlu(gate.Data, up.Data, y.Data, y.Count);
        if (y.RequiresGradient)
        {
            SwiGluNode node = tape.Record<SwiGluNode>(y);
            node.Gate = gate;
            node.Up = up;
        }

        return y;
    }

    /// <summary>GELU in its tanh form, elementwise.</summary>
    public static Tensor Gelu(this Tape tape, Tensor x)
    {
        Tensor y = tape.NewTensor(x.Rows, x.Columns, "gelu", x.RequiresGradient);
        tape.Backend.Gelu(x.Data, y.Data, y.Count);
        if (y.RequiresGradient)
        {
            tape.Record<GeluNode>(y).X = x;
        }

        return y;
    }

    private sealed class SwiGluNode : Node
    {
        public Tensor Gate = null!;
        public Tensor Up = null!;

        public override void Backward(Tape tape)
        {
            // Gate and up each feed only this operation, so both gradients are overwritten, never added to.
            float* dgate = tape.GradientOrUnused(Gate, out bool gateHeld);
            float* dup = tape.GradientOrUnused(Up, out bool upHeld);
            if (gateHeld || upHeld)
            {
                throw new InvalidOperationException($"{Gate} or {Up} feeds another operation beside SwiGLU");
            }

            tape.Backend.SwiGluBackward(Output.GradientData, Gate.Data, Up.Data, dgate, dup, Output.Count);
        }
    }

    private sealed class GeluNode : Node
    {
        public Tensor X = null!;

        public override void Backward(Tape tape)
        {
            float* dx = tape.GradientOf(X, out bool accumulate);
            tape.Backend.GeluBackward(Output.GradientData, X.Data, dx, accumulate, Output.Count);
        }
    }
}
