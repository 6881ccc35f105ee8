using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Attention;

/// <summary>
/// output = softmax(scale · Q·Kᵀ + causal mask) · V for every sequence and head (Vaswani et al. 2017, eq. 1). One chunk is one
/// (sequence, query head); twelve query rows at a time, so that scores stay in the first-level cache. Backward: <see cref="AttentionBackwardKernel{TLanes}"/>.
/// Reference: <see cref="AttentionReference"/>.
/// </summary>
internal unsafe struct AttentionKernel<TLanes> : IParallelWork
    where TLanes : struct, ILanes<TLanes>
{
    private const int TileRows = AttentionTiles<TLanes>.TileRows;
    private const int PanelColumns = AttentionTiles<TLanes>.PanelColumns;

    public AttentionArguments A;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        int sequence = chunkIndex / A.Heads;
        int head = chunkIndex % A.Heads;
        int rows = A.Lengths[sequence];
        int past = A.PastLengths == null ? 0 : A.PastLengths[sequence];
        int keys = past + rows;
        if (rows == 0)
        {
            return;
        }

        int width = AttentionTiles<TLanes>.Panels(keys) * PanelColumns;
        int valueWidth = AttentionTiles<TLanes>.Panels(A.HeadSize) * PanelColumns;
        scratch.Begin(
            Scratch.RoundUp((long)width * A.HeadSize) + Scratch.RoundUp((long)keys * valueWidth)
            + Scratch.RoundUp(TileRows * (long)width) + Scratch.RoundUp(TileRows * (long)keys) + (2 * Scratch.RoundUp(TileRows * A.HeadSize)));
        View view = Keys(sequence, head / A.HeadsPerGroup, keys, width, valueWidth, scratch);
        float* scores = scratch.Rent(TileRows * (long)width);
        float* packedWeights = scratch.Rent(TileRows * (long)keys);
        float* scaled = scratch.Rent(TileRows * A.HeadSize);
        float* packedQueries = scratch.Rent(TileRows * A.HeadSize);
        long stride = (long)A.Heads * A.HeadSize;
        long first = ((long)A.Starts[sequence] * stride) + ((long)head * A.HeadSize);

        for (int row = 0; row < rows; row += TileRows)
        {
            int count = Math.Min(TileRows, rows - row);
            float* queries = A.Q + first + (row * stride);
            float* output = A.Output + first + (row * stride);
            int visible = past + row + count;
            for (int i = 0; i < count; i++)
            {
                RowMath<TLanes>.ScaleTo(queries + (i * stride), A.Scale, scaled + (i * A.HeadSize), A.HeadSize);
            }

            if (count == 1)
            {
                Scores(scaled, view, visible, scores);
                FinishRow(sequence, head, row, scores, width, past);
                Mix(scores, view, visible, output);
                continue;
            }

            Packing.Transposed(scaled, A.HeadSize, count, A.HeadSize, packedQueries, TileRows);
            AttentionTiles<TLanes>.MultiplyPanels(
                packedQueries, view.Keys, (long)A.HeadSize * PanelColumns, A.HeadSize, scores, width, count, visible, accumulate: false);
            for (int i = 0; i < count; i++)
            {
                FinishRow(sequence, head, row + i, scores + ((long)i * width), width, past);
            }

            Packing.Transposed(scores, width, count, visible, packedWeights, TileRows);
            AttentionTiles<TLanes>.MultiplyPanels(
                packedWeights, view.Values, view.ValueStride, visible, output, stride, count, A.HeadSize, accumulate: false);
        }
    }

    /// <summary>Keys and values of one head in panels: from the cache, else packed here.</summary>
    private readonly View Keys(int sequence, int group, int keys, int width, int valueWidth, Scratch scratch)
    {
        if (A.KeyPanels != null)
        {
            int slot = (sequence * A.KeyValueHeads) + group;
            return new View { Keys = A.KeyPanels[slot], Values = A.ValuePanels[slot], ValueStride = (long)A.CacheCapacity * PanelColumns };
        }

        long stride = (long)A.KeyValueHeads * A.HeadSize;
        long first = ((long)A.Starts[sequence] * stride) + ((long)group * A.HeadSize);
        View view = new()
        {
            Keys = scratch.Rent((long)width * A.HeadSize),
            Values = scratch.Rent((long)keys * valueWidth),
            ValueStride = (long)keys * PanelColumns,
        };
        AttentionTiles<TLanes>.PackKeysAsColumns(A.K + first, stride, keys, A.HeadSize, view.Keys);
        AttentionTiles<TLanes>.PackKeysAsDepth(A.V + first, stride, keys, A.HeadSize, view.Values);
        return view;
    }

    private readonly void FinishRow(int sequence, int head, int row, float* scores, int width, int past)
    {
        int visible = past + row + 1;
        AttentionTiles<TLanes>.Softmax(scores, visible, width, out float maximum, out float inverseSum);
        if (A.RowMaximum != null)
        {
            long index = ((long)(A.Starts[sequence] + row) * A.Heads) + head;
            A.RowMaximum[index] = maximum;
            A.RowInverseSum[index] = inverseSum;
        }
    }

    /// <summary>Scores of a single query: the chains of the tile, eight at a time.</summary>
    private readonly void Scores(float* query, View view, int visible, float* scores)
    {
        long panelFloats = (long)A.HeadSize * PanelColumns;
        int key = 0;
        for (; key + (4 * PanelColumns) <= visible; key += 4 * PanelColumns)
        {
            FewRowsKernel<TLanes>.FourPanels<FloatPanels<TLanes>>(
                query, view.Keys + ((long)key * A.HeadSize), panelFloats, A.HeadSize, scores + key, 4 * PanelColumns, accumulate: false);
        }

        for (; key < visible; key += PanelColumns)
        {
            FewRowsKernel<TLanes>.OnePanel<FloatPanels<TLanes>>(
                query, view.Keys + ((long)key * A.HeadSize), A.HeadSize, scores + key, PanelColumns, accumulate: false);
        }
    }

    private readonly void Mix(float* weights, View view, int visible, float* output)
    {
        int column = 0;
        for (; column + (4 * PanelColumns) <= A.HeadSize; column += 4 * PanelColumns)
        {
            FewRowsKernel<TLanes>.FourPanels<FloatPanels<TLanes>>(
                weights, view.Values + (column / PanelColumns * view.ValueStride), view.ValueStride, visible, output + column, 4 * PanelColumns, accumulate: false);
        }

        for (; column < A.HeadSize; column += PanelColumns)
        {
            FewRowsKernel<TLanes>.OnePanel<FloatPanels<TLanes>>(
                weights, view.Values + (column / PanelColumns * view.ValueStride), visible, output + column, A.HeadSize - column, accumulate: false);
        }
    }

    private struct View
    {
        public float* Keys, Values;
        public long ValueStride;
    }
}
