using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Attention;

/// <summary>
/// Attention of one new row per cached sequence: <see cref="AttentionKernel{TLanes}"/> for decoding. One chunk takes up to four heads of a
/// sequence and runs them side by side, because a single row is one chain of dependent additions. The bits are those of the general kernel.
/// </summary>
internal unsafe struct DecodeAttentionKernel<TLanes> : IParallelWork
    where TLanes : struct, ILanes<TLanes>
{
    public const int HeadsPerChunk = 4;
    private const int PanelColumns = AttentionTiles<TLanes>.PanelColumns;

    public AttentionArguments A;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        int groups = (A.Heads + HeadsPerChunk - 1) / HeadsPerChunk;
        int sequence = chunkIndex / groups;
        if (A.Lengths[sequence] == 0)
        {
            return;
        }

        int firstHead = chunkIndex % groups * HeadsPerChunk;
        int heads = Math.Min(HeadsPerChunk, A.Heads - firstHead);
        int keys = A.PastLengths[sequence] + 1;
        int width = AttentionTiles<TLanes>.Panels(keys) * PanelColumns;
        int headWidth = AttentionTiles<TLanes>.Panels(A.HeadSize) * PanelColumns;
        scratch.Begin(HeadsPerChunk * (Scratch.RoundUp(A.HeadSize) + Scratch.RoundUp(width) + Scratch.RoundUp(headWidth)));
        FourRows queries = Rent(scratch, A.HeadSize);
        FourRows scores = Rent(scratch, width);
        FourRows mixed = Rent(scratch, headWidth);
        FourRows keyPanels = Panels(A.KeyPanels, sequence, firstHead, heads);
        FourRows valuePanels = Panels(A.ValuePanels, sequence, firstHead, heads);
        long first = (((long)A.Starts[sequence] * A.Heads) + firstHead) * A.HeadSize;
        for (int i = 0; i < HeadsPerChunk; i++)
        {
            // Absent heads repeat the last one; their results are dropped.
            RowMath<TLanes>.ScaleTo(A.Q + first + (Math.Min(i, heads - 1) * A.HeadSize), A.Scale, At(queries, i), A.HeadSize);
        }

        for (int key = 0; key < keys; key += PanelColumns)
        {
            FewRowsKernel<TLanes>.FourProducts(queries, Shift(keyPanels, (long)key * A.HeadSize), A.HeadSize, Shift(scores, key));
        }

        for (int i = 0; i < HeadsPerChunk; i++)
        {
            AttentionTiles<TLanes>.Softmax(At(scores, i), keys, width, out _, out _);
        }

        for (int column = 0; column < A.HeadSize; column += PanelColumns)
        {
            FewRowsKernel<TLanes>.FourProducts(scores, Shift(valuePanels, (long)column * A.CacheCapacity), keys, Shift(mixed, column));
        }

        for (int i = 0; i < heads; i++)
        {
            new ReadOnlySpan<float>(At(mixed, i), A.HeadSize).CopyTo(new Span<float>(A.Output + first + (i * A.HeadSize), A.HeadSize));
        }
    }

    private static FourRows Rent(Scratch scratch, int floats) => new()
    {
        First = scratch.Rent(floats), Second = scratch.Rent(floats), Third = scratch.Rent(floats), Fourth = scratch.Rent(floats),
    };

    private static FourRows Shift(in FourRows rows, long floats) => new()
    {
        First = rows.First + floats, Second = rows.Second + floats, Third = rows.Third + floats, Fourth = rows.Fourth + floats,
    };

    private static float* At(in FourRows rows, int index) =>
        index switch { 0 => rows.First, 1 => rows.Second, 2 => rows.Third, _ => rows.Fourth };

    private readonly FourRows Panels(float** panels, int sequence, int firstHead, int heads)
    {
        float** slots = panels + (sequence * A.KeyValueHeads);
        int perGroup = A.HeadsPerGroup;
        return new FourRows
        {
            First = slots[firstHead / perGroup],
            Second = slots[(firstHead + Math.Min(1, heads - 1)) / perGroup],
            Third = slots[(firstHead + Math.Min(2, heads - 1)) / perGroup],
            Fourth = slots[(firstHead + Math.Min(3, heads - 1)) / perGroup],
        };
    }
}
