using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Attention;

/// <summary>
/// Gradient of <see cref="AttentionKernel{TLanes}"/>. The weights P are computed again from the saved row maxima and sums (Dao et al. 2022,
/// "FlashAttention", algorithm 4), never stored: dV = Pᵀ·dO, dP = dO·Vᵀ, dS = P ∘ (dP − rowsum(dO ∘ O)), dQ = scale·dS·K, dK = dSᵀ·(scale·Q).
/// One chunk is one (sequence, key/value head), so that only one thread ever writes a key's gradient.
/// </summary>
internal unsafe struct AttentionBackwardKernel<TLanes> : IParallelWork
    where TLanes : struct, ILanes<TLanes>
{
    private const int TileRows = AttentionTiles<TLanes>.TileRows;
    private const int PanelColumns = AttentionTiles<TLanes>.PanelColumns;

    /// <summary>Query rows per pass: four tiles, so that key gradients are read and written once per 48 rows.</summary>
    private const int BlockRows = 4 * TileRows;

    public AttentionArguments A;
    public AttentionGradients G;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        int sequence = chunkIndex / A.KeyValueHeads;
        int group = chunkIndex % A.KeyValueHeads;
        int rows = A.Lengths[sequence];
        if (rows == 0)
        {
            return;
        }

        Buffers b = Rent(rows, scratch);
        long keyStride = (long)A.KeyValueHeads * A.HeadSize;
        long firstKey = ((long)A.Starts[sequence] * keyStride) + ((long)group * A.HeadSize);
        AttentionTiles<TLanes>.PackKeysAsColumns(A.K + firstKey, keyStride, rows, A.HeadSize, b.KeysAsColumns);
        AttentionTiles<TLanes>.PackKeysAsColumns(A.V + firstKey, keyStride, rows, A.HeadSize, b.ValuesAsColumns);
        AttentionTiles<TLanes>.PackKeysAsDepth(A.K + firstKey, keyStride, rows, A.HeadSize, b.KeysAsDepth);
        if (!G.AccumulateK)
        {
            Clear(G.DK + firstKey, keyStride, rows);
        }

        if (!G.AccumulateV)
        {
            Clear(G.DV + firstKey, keyStride, rows);
        }

        for (int head = group * A.HeadsPerGroup; head < (group + 1) * A.HeadsPerGroup; head++)
        {
            for (int row = 0; row < rows; row += BlockRows)
            {
                int count = Math.Min(BlockRows, rows - row);
                for (int tile = 0; tile < count; tile += TileRows)
                {
                    QueryTile(sequence, head, row + tile, Math.Min(TileRows, count - tile), tile, row + count, b);
                }

                KeyGradients(b, row + count, count, firstKey, keyStride);
            }
        }
    }

    /// <summary>Weights P, score gradients dS and dQ of up to twelve query rows.</summary>
    private readonly void QueryTile(int sequence, int head, int row, int count, int blockRow, int blockKeys, in Buffers b)
    {
        long stride = (long)A.Heads * A.HeadSize;
        long first = ((long)(A.Starts[sequence] + row) * stride) + ((long)head * A.HeadSize);
        float* weights = b.Weights + ((long)blockRow * b.Width);
        float* scoreGradients = b.ScoreGradients + ((long)blockRow * b.Width);
        float* queries = b.Queries + ((long)blockRow * A.HeadSize);
        float* outputGradients = b.OutputGradients + ((long)blockRow * A.HeadSize);
        int visible = row + count;
        int width = AttentionTiles<TLanes>.Panels(blockKeys) * PanelColumns;
        long panel = (long)A.HeadSize * PanelColumns;
        for (int i = 0; i < count; i++)
        {
            RowMath<TLanes>.ScaleTo(A.Q + first + (i * stride), A.Scale, queries + (i * A.HeadSize), A.HeadSize);
            new ReadOnlySpan<float>(G.DOutput + first + (i * stride), A.HeadSize).CopyTo(new Span<float>(outputGradients + (i * A.HeadSize), A.HeadSize));
        }

        Packing.Transposed(queries, A.HeadSize, count, A.HeadSize, b.PackedRows, TileRows);
        AttentionTiles<TLanes>.MultiplyPanels(b.PackedRows, b.KeysAsColumns, panel, A.HeadSize, weights, b.Width, count, visible, accumulate: false);
        Packing.Transposed(outputGradients, A.HeadSize, count, A.HeadSize, b.PackedRows, TileRows);
        AttentionTiles<TLanes>.MultiplyPanels(
            b.PackedRows, b.ValuesAsColumns, panel, A.HeadSize, scoreGradients, b.Width, count, visible, accumulate: false);
        for (int i = 0; i < count; i++)
        {
            long index = ((long)(A.Starts[sequence] + row + i) * A.Heads) + head;
            float* p = weights + ((long)i * b.Width);
            float* ds = scoreGradients + ((long)i * b.Width);
            AttentionTiles<TLanes>.Softmax(p, row + i + 1, width, A.RowMaximum[index], A.RowInverseSum[index]);
            float pull = RowMath<TLanes>.Dot(outputGradients + (i * A.HeadSize), A.Output + first + (i * stride), A.HeadSize);
            ScoreGradient(p, ds, pull, row + i + 1, width);
        }

        Packing.Transposed(scoreGradients, b.Width, count, visible, b.PackedWeights, TileRows);
        AttentionTiles<TLanes>.MultiplyPanels(
            b.PackedWeights, b.KeysAsDepth, b.DepthStride, visible, b.QueryGradients, A.HeadSize, count, A.HeadSize, accumulate: false);
        for (int i = 0; i < count; i++)
        {
            float* dq = b.QueryGradients + (i * A.HeadSize);
            float* target = G.DQ + first + (i * stride);
            if (G.AccumulateQ)
            {
                RowMath<TLanes>.Scale(dq, A.Scale, A.HeadSize);
                RowMath<TLanes>.AddTo(dq, target, A.HeadSize);
            }
            else
            {
                RowMath<TLanes>.ScaleTo(dq, A.Scale, target, A.HeadSize);
            }
        }
    }

    /// <summary>dS = P ∘ (dP − pull) for visible keys, exact zeros beyond.</summary>
    private static void ScoreGradient(float* p, float* ds, float pull, int visible, int width)
    {
        TLanes pulls = TLanes.Create(pull);
        int i = 0;
        for (; i + 16 <= visible; i += 16)
        {
            (TLanes.Load(p + i) * (TLanes.Load(ds + i) - pulls)).Store(ds + i);
        }

        for (; i < visible; i++)
        {
            ds[i] = p[i] * (ds[i] - pull);
        }

        new Span<float>(ds + visible, width - visible).Clear();
    }

    /// <summary>Adds one block of query rows to dK and dV, twelve keys at a time.</summary>
    private readonly void KeyGradients(in Buffers b, int keys, int count, long firstKey, long keyStride)
    {
        AttentionTiles<TLanes>.PackKeysAsDepth(b.Queries, A.HeadSize, count, A.HeadSize, b.QueryPanels);
        AttentionTiles<TLanes>.PackKeysAsDepth(b.OutputGradients, A.HeadSize, count, A.HeadSize, b.OutputGradientPanels);
        long panelStride = (long)count * PanelColumns;
        for (int key = 0; key < keys; key += TileRows)
        {
            int tile = Math.Min(TileRows, keys - key);
            Packing.Straight(b.ScoreGradients + key, b.Width, tile, count, b.PackedKeys, TileRows);
            AttentionTiles<TLanes>.MultiplyPanels(
                b.PackedKeys, b.QueryPanels, panelStride, count, G.DK + firstKey + (key * keyStride), keyStride, tile, A.HeadSize, accumulate: true);
            Packing.Straight(b.Weights + key, b.Width, tile, count, b.PackedKeys, TileRows);
            AttentionTiles<TLanes>.MultiplyPanels(
                b.PackedKeys, b.OutputGradientPanels, panelStride, count, G.DV + firstKey + (key * keyStride), keyStride, tile, A.HeadSize, accumulate: true);
        }
    }

    private readonly void Clear(float* matrix, long stride, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            new Span<float>(matrix + (row * stride), A.HeadSize).Clear();
        }
    }

    private readonly Buffers Rent(int rows, Scratch scratch)
    {
        int width = AttentionTiles<TLanes>.Panels(rows) * PanelColumns;
        int headWidth = AttentionTiles<TLanes>.Panels(A.HeadSize) * PanelColumns;
        long columns = (long)width * A.HeadSize;
        long depth = (long)rows * headWidth;
        long block = (long)BlockRows * width;
        long heads = (long)BlockRows * headWidth;
        scratch.Begin((2 * columns) + depth + (2 * block) + (4 * heads) + (2 * TileRows * headWidth) + (TileRows * (long)(width + BlockRows)) + 256);
        return new Buffers
        {
            Width = width,
            DepthStride = (long)rows * PanelColumns,
            KeysAsColumns = scratch.Rent(columns),
            ValuesAsColumns = scratch.Rent(columns),
            KeysAsDepth = scratch.Rent(depth),
            Weights = scratch.Rent(block),
            ScoreGradients = scratch.Rent(block),
            Queries = scratch.Rent(heads),
            OutputGradients = scratch.Rent(heads),
            QueryPanels = scratch.Rent(heads),
            OutputGradientPanels = scratch.Rent(heads),
            PackedRows = scratch.Rent(TileRows * headWidth),
            QueryGradients = scratch.Rent(TileRows * headWidth),
            PackedWeights = scratch.Rent(TileRows * (long)width),
            PackedKeys = scratch.Rent(TileRows * BlockRows),
        };
    }

    private struct Buffers
    {
        public float* KeysAsColumns, ValuesAsColumns, KeysAsDepth, Weights, ScoreGradients, Queries, OutputGradients;
        public float* QueryPanels, OutputGradientPanels, PackedRows, QueryGradients, PackedWeights, PackedKeys;
        public long DepthStride;
        public int Width;
    }
}
