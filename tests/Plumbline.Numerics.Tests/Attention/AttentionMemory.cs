using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Attention;

/// <summary>The arrays of one forward and backward pass of attention.</summary>
internal sealed unsafe class AttentionMemory : IDisposable
{
    private readonly GuardedMemory _memory = new();
    private readonly AttentionCase _case;
    private readonly AttentionArguments _arguments;

    public AttentionMemory(AttentionCase attentionCase, SequenceBatch sequences)
    {
        _case = attentionCase;
        int longest = 0;
        foreach (int length in sequences.Lengths)
        {
            longest = Math.Max(longest, length);
        }

        AttentionShape shape = attentionCase.Shape;
        _arguments = new AttentionArguments
        {
            Q = _memory.Copy(attentionCase.Q),
            K = _memory.Copy(attentionCase.K),
            V = _memory.Copy(attentionCase.V),
            Output = _memory.Empty(attentionCase.Q.Length),
            Starts = _memory.Copy(sequences.Starts),
            Lengths = _memory.Copy(sequences.Lengths),
            RowMaximum = _memory.Empty(sequences.TotalRows * shape.Heads),
            RowInverseSum = _memory.Empty(sequences.TotalRows * shape.Heads),
            SequenceCount = sequences.Count,
            Heads = shape.Heads,
            KeyValueHeads = shape.KeyValueHeads,
            HeadSize = shape.HeadSize,
            Scale = shape.Scale,
            LongestRows = longest,
        };
    }

    public float[] Forward(Processor processor)
    {
        processor.Backend.Attention(_arguments);
        return _memory.Read(_arguments.Output);
    }

    public float[] Backward(Processor processor, bool accumulateKeys)
    {
        ReadOnlySpan<float> held = _case.Held;
        AttentionGradients gradients = new()
        {
            DOutput = _memory.Copy(_case.DOutput),
            AccumulateQ = !accumulateKeys,
            AccumulateK = accumulateKeys,
            AccumulateV = !accumulateKeys,
        };
        gradients.DQ = Gradient(held[.._case.Q.Length], gradients.AccumulateQ);
        gradients.DK = Gradient(held[.._case.K.Length], gradients.AccumulateK);
        gradients.DV = Gradient(held[.._case.V.Length], gradients.AccumulateV);
        processor.Backend.AttentionBackward(_arguments, gradients);
        return [.. _memory.Read(gradients.DQ), .. _memory.Read(gradients.DK), .. _memory.Read(gradients.DV)];
    }

    public void Dispose() => _memory.Dispose();

    private float* Gradient(ReadOnlySpan<float> held, bool accumulate) => accumulate ? _memory.Copy(held) : _memory.Empty(held.Length);
}
