using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Autograd.Operations;

/// <summary>
/// Causal self-attention with grouped key/value heads. Forward: <c>Attention/AttentionKernel</c>, backward:
/// <c>Attention/AttentionBackwardKernel</c>, definition: <c>Attention/AttentionReference</c>.
/// </summary>
public static unsafe class AttentionOperation
{
    /// <summary>Attention of each sequence to itself.</summary>
    /// <param name="tape">Records the operation.</param>
    /// <param name="q">Queries <c>[tokens, heads · headSize]</c>, already rotated.</param>
    /// <param name="k">Keys <c>[tokens, keyValueHeads · headSize]</c>, already rotated.</param>
    /// <param name="v">Values <c>[tokens, keyValueHeads · headSize]</c>.</param>
    /// <param name="shape">Heads.</param>
    /// <param name="sequences">Which rows belong together.</param>
    /// <returns>Mixed values <c>[tokens, heads · headSize]</c>.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor Attention(this Tape tape, Tensor q, Tensor k, Tensor v, AttentionShape shape, SequenceBatch sequences)
    {
        Check(q, k, v, shape, sequences);
        Tensor output = tape.NewTensor(q.Rows, q.Columns, "attention", q.RequiresGradient || k.RequiresGradient || v.RequiresGradient);
        AttentionArguments arguments = Arguments(tape, q, k, v, output, shape, sequences);
        if (output.RequiresGradient)
        {
            arguments.RowMaximum = tape.Rent((long)q.Rows * shape.Heads);
            arguments.RowInverseSum = tape.Rent((long)q.Rows * shape.Heads);
            AttentionNode node = tape.Record<AttentionNode>(output);
            node.Q = q;
            node.K = k;
            node.V = v;
            node.Arguments = arguments;
        }

        tape.Backend.Attention(arguments);
        return output;
    }

    /// <summary>Attention of new rows to a cache and to themselves; the rows are appended to the cache. The bits are those of <see cref="Attention"/> over the whole sequence.</summary>
    /// <param name="tape">A tape that does not record.</param>
    /// <param name="q">Queries of the new rows.</param>
    /// <param name="k">Keys of the new rows.</param>
    /// <param name="v">Values of the new rows.</param>
    /// <param name="cache">Past keys and values; the caller advances it after the last layer.</param>
    /// <param name="layer">Layer index in the cache.</param>
    /// <param name="slots">Cache slot of each sequence.</param>
    /// <param name="sequences">Which new rows belong together.</param>
    /// <returns>Mixed values of the new rows.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    /// <exception cref="InvalidOperationException">The tape records, or a sequence does not fit the cache.</exception>
    public static Tensor CachedAttention(
        this Tape tape, Tensor q, Tensor k, Tensor v, KeyValueCache cache, int layer, ReadOnlySpan<int> slots, SequenceBatch sequences)
    {
        if (tape.Recording)
        {
            throw new InvalidOperationException("attention through a cache has no backward pass; use a tape made with recording: false");
        }

        Check(q, k, v, cache.Shape, sequences);
        Tensor output = tape.NewTensor(q.Rows, q.Columns, "attention", requiresGradient: false);
        AttentionArguments arguments = Arguments(tape, q, k, v, output, cache.Shape, sequences);
        cache.Append(layer, slots, (int*)tape.Rent(slots.Length), ref arguments);
        tape.Backend.Attention(arguments);
        return output;
    }

    private static AttentionArguments Arguments(Tape tape, Tensor q, Tensor k, Tensor v, Tensor output, AttentionShape shape, SequenceBatch sequences)
    {
        int longest = 0;
        foreach (int length in sequences.Lengths)
        {
            longest = Math.Max(longest, length);
        }

        return new AttentionArguments
        {
            Q = q.Data, K = k.Data, V = v.Data, Output = output.Data,
            Starts = tape.Keep(sequences.Starts), Lengths = tape.Keep(sequences.Lengths), SequenceCount = sequences.Count,
            Heads = shape.Heads, KeyValueHeads = shape.KeyValueHeads, HeadSize = shape.HeadSize, Scale = shape.Scale, LongestRows = longest,
        };
    }

    private static void Check(Tensor q, Tensor k, Tensor v, AttentionShape shape, SequenceBatch sequences)
    {
        int keyColumns = shape.KeyValueHeads * shape.HeadSize;
        if (!shape.IsValid || q.Columns != shape.Heads * shape.HeadSize || k.Columns != keyColumns || v.Columns != keyColumns
            || q.Rows != sequences.TotalRows || k.Rows != q.Rows || v.Rows != q.Rows)
        {
            throw new ArgumentException($"{q}, {k}, {v} do not fit {shape} over {sequences.TotalRows} rows");
        }
    }

    private sealed class AttentionNode : Node
    {
        public Tensor Q = null!;
        public Tensor K = null!;
        public Tensor V = null!;
        public AttentionArguments Arguments;

        public override void Backward(Tape tape)
        {
            AttentionGradients gradients = new() { DOutput = Output.GradientData };
            gradients.DQ = tape.GradientOrUnused(Q, out gradients.AccumulateQ);
            gradients.DK = tape.GradientOrUnused(K, out gradients.AccumulateK);
            gradients.DV = tape.GradientOrUnused(V, out gradients.AccumulateV);
            tape.Backend.AttentionBackward(Arguments, gradients);
        }
    }
}
