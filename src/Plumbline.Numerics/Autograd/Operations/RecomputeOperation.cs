using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>Runs a part of a model without keeping what it computed on the way; the backward pass runs the part again.</summary>
public static unsafe class RecomputeOperation
{
    /// <summary>
    /// The result of <paramref name="block"/>, and nothing else of it, stays in memory. Results and gradients are to the bit those of calling it
    /// directly.
    /// </summary>
    /// <typeparam name="TState">What the block needs beside its input; a struct costs no allocation.</typeparam>
    /// <param name="tape">Records the operation. On a tape that does not record, the memory is given back all the same.</param>
    /// <param name="x">The only activation of this tape that the block reads. The block must not change it in place.</param>
    /// <param name="state">Must mean the same when the backward pass runs the block again.</param>
    /// <param name="block">Operations on the tape; the same each time. Tensors it makes must not be used outside, but for the one it returns.</param>
    /// <returns>What the block returned.</returns>
    public static Tensor Recomputed<TState>(this Tape tape, Tensor x, TState state, Func<Tape, Tensor, TState, Tensor> block)
    {
        TapeMark mark = tape.Mark();
        Tensor inner = block(tape, x, state);
        float* data = inner.Data;
        (int rows, int columns, string name, bool requiresGradient) = (inner.Rows, inner.Columns, inner.Name, inner.RequiresGradient);
        tape.Rewind(mark);
        Tensor y = tape.NewTensor(rows, columns, name, requiresGradient);
        Buffer.MemoryCopy(data, y.Data, y.Count * sizeof(float), y.Count * sizeof(float)); // the two may overlap
        if (y.RequiresGradient)
        {
            RecomputeNode<TState> node = tape.Record<RecomputeNode<TState>>(y);
            node.X = x;
            node.State = state;
            node.Block = block;
        }

        return y;
    }

    private sealed class RecomputeNode<TState> : Node
    {
        public Tensor X = null!;
        public TState State = default!;
        public Func<Tape, Tensor, TState, Tensor> Block = null!;

        public override void Clear()
        {
            base.Clear();
            State = default!;
        }

        public override void Backward(Tape tape)
        {
            // The block reads X itself again, so that each of its operations adds to the gradient of X as it would have without this detour.
            TapeMark mark = tape.Mark();
            tape.PassGradient(Output, Block(tape, X, State));
            tape.BackwardTo(mark);
            tape.Rewind(mark);
        }
    }
}
