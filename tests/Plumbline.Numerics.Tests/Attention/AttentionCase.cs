using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Attention;

/// <summary>Random queries, keys and values of several sequences laid end to end, for the kernel and, head by head, for the reference.</summary>
internal sealed class AttentionCase
{
    private readonly SequenceBatch _sequences;

    public AttentionCase(AttentionShape shape, params int[] lengths)
    {
        Shape = shape;
        _sequences = new SequenceBatch(lengths);
        string name = $"{shape}/{string.Join(',', lengths)}";
        Q = RandomArrays.Normal("q" + name, Rows * QueryColumns, 1.5);
        K = RandomArrays.Normal("k" + name, Rows * KeyColumns, 1.5);
        V = RandomArrays.Normal("v" + name, Rows * KeyColumns);
        DOutput = RandomArrays.Normal("do" + name, Rows * QueryColumns);
        Held = RandomArrays.Normal("held" + name, Rows * QueryColumns);
    }

    public AttentionShape Shape { get; }

    public int Rows => _sequences.TotalRows;

    public int QueryColumns => Shape.Heads * Shape.HeadSize;

    public int KeyColumns => Shape.KeyValueHeads * Shape.HeadSize;

    public float[] Q { get; }

    public float[] K { get; }

    public float[] V { get; }

    public float[] DOutput { get; }

    /// <summary>What gradients hold before they are added to.</summary>
    public float[] Held { get; }

    public override string ToString() => $"{Shape}, lengths {string.Join(", ", _sequences.Lengths.ToArray())}";

    public float[] Forward(Processor processor)
    {
        using AttentionMemory memory = new(this, _sequences);
        return memory.Forward(processor);
    }

    /// <summary>dQ, dK and dV, one after the other; dQ and dV are added to what is held, dK overwrites, or the other way round.</summary>
    public float[] Backward(Processor processor, bool accumulateKeys)
    {
        using AttentionMemory memory = new(this, _sequences);
        memory.Forward(processor);
        return memory.Backward(processor, accumulateKeys);
    }

    public double[] ReferenceForward()
    {
        double[] output = new double[Rows * QueryColumns];
        ForEachHead((start, rows, head, q, k, v) =>
            Put(AttentionReference.Forward(q, k, v, Shape.Scale), output, start, head, QueryColumns));
        return output;
    }

    public (double[] Dq, double[] Dk, double[] Dv) ReferenceBackward()
    {
        double[] dq = new double[Rows * QueryColumns];
        double[] dk = new double[Rows * KeyColumns];
        double[] dv = new double[Rows * KeyColumns];
        ForEachHead((start, rows, head, q, k, v) =>
        {
            double[,] dOutput = Take(DOutput, start, rows, head, QueryColumns);
            (double[,] headDq, double[,] headDk, double[,] headDv) = AttentionReference.Backward(q, k, v, Shape.Scale, dOutput);
            int group = head / (Shape.Heads / Shape.KeyValueHeads);
            Put(headDq, dq, start, head, QueryColumns);
            Put(headDk, dk, start, group, KeyColumns);
            Put(headDv, dv, start, group, KeyColumns);
        });
        return (dq, dk, dv);
    }

    private void ForEachHead(Action<int, int, int, double[,], double[,], double[,]> action)
    {
        for (int sequence = 0; sequence < _sequences.Count; sequence++)
        {
            (int start, int rows) = (_sequences.Starts[sequence], _sequences.Lengths[sequence]);
            for (int head = 0; head < Shape.Heads; head++)
            {
                int group = head / (Shape.Heads / Shape.KeyValueHeads);
                action(start, rows, head, Take(Q, start, rows, head, QueryColumns), Take(K, start, rows, group, KeyColumns), Take(V, start, rows, group, KeyColumns));
            }
        }
    }

    private double[,] Take(float[] matrix, int start, int rows, int head, int columns)
    {
        double[,] taken = new double[rows, Shape.HeadSize];
        for (int i = 0; i < rows; i++)
        {
            for (int e = 0; e < Shape.HeadSize; e++)
            {
                taken[i, e] = matrix[((start + i) * columns) + (head * Shape.HeadSize) + e];
            }
        }

        return taken;
    }

    /// <summary>Adds one head to its place: the gradients of a key collect those of all query heads of its group.</summary>
    private void Put(double[,] values, double[] matrix, int start, int head, int columns)
    {
        for (int i = 0; i < values.GetLength(0); i++)
        {
            for (int e = 0; e < Shape.HeadSize; e++)
            {
                matrix[((start + i) * columns) + (head * Shape.HeadSize) + e] += values[i, e];
            }
        }
    }
}
