using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// Blocked matrix product: B is packed once into panels of 32 columns; every chunk packs its own rows of A, so that a panel slice stays in
/// the first-level cache while the rows of the chunk, in the second-level cache, pass over it. Reference: <see cref="MatmulReference"/>.
/// </summary>
internal static unsafe class MatmulKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int TileRows = MatmulTile<TLanes>.Rows;
    private const int TileColumns = MatmulTile<TLanes>.Columns;

    /// <summary>Depth of one pass: a panel slice of 256 × 32 floats is 32 KiB, which leaves room for a row tile in a 48 KiB cache.</summary>
    private const int DepthBlock = 256;

    /// <summary>Rows that one chunk packs: 192 × 256 floats are 192 KiB, a part of the second-level cache.</summary>
    private const int RowBlock = 192;

    /// <summary>Up to this many rows the product reads each weight once and packs nothing of A.</summary>
    private const int FewRows = 5;

    /// <summary>Below this many multiplications a second thread costs more than it saves.</summary>
    private const long SmallestParallelWork = 60_000;

    /// <summary>Floats of the packed form of a <c>[depth, columns]</c> matrix.</summary>
    public static long PackedSize(int depth, int columns) => (long)(columns + TileColumns - 1) / TileColumns * TileColumns * depth;

    /// <summary>Packs B into panels <c>[columns/32][depth][32]</c>.</summary>
    public static void PackB(in MatmulArguments arguments, float* target, WorkerPool pool)
    {
        int panels = (arguments.Columns + TileColumns - 1) / TileColumns;
        PackWork work = new() { M = arguments, Target = target };
        if ((long)arguments.Columns * arguments.Depth < SmallestParallelWork)
        {
            for (int panel = 0; panel < panels; panel++)
            {
                work.Execute(panel, pool.CallerScratch);
            }
        }
        else
        {
            pool.Run(work, panels);
        }
    }

    /// <summary>Computes the product. <paramref name="packTarget"/> holds at least <see cref="PackedSize"/> floats unless B comes packed.</summary>
    public static void Multiply(in MatmulArguments arguments, float* packTarget, WorkerPool pool)
    {
        MultiplyWork work = new() { M = arguments };
        if (arguments.PackedB == null)
        {
            PackB(arguments, packTarget, pool);
            work.M.PackedB = packTarget;
        }

        int panels = (arguments.Columns + TileColumns - 1) / TileColumns;
        long multiplications = (long)arguments.Rows * arguments.Columns * arguments.Depth;
        if (multiplications < SmallestParallelWork)
        {
            work.RowChunks = work.ColumnChunks = 1;
        }
        else if (arguments.Rows >= 4 * TileRows)
        {
            // An even number of equal chunks keeps two or four threads equally busy; tall products get more of them.
            int tiles = (arguments.Rows + TileRows - 1) / TileRows;
            int blocks = (arguments.Rows + RowBlock - 1) / RowBlock;
            work.RowChunks = Math.Min(tiles, Math.Max(4, (blocks + 1) / 2 * 2));
            work.ColumnChunks = 1;
        }
        else
        {
            work.RowChunks = 1;
            work.ColumnChunks = Math.Min(panels, 4);
        }

        if (work.RowChunks * work.ColumnChunks == 1)
        {
            work.Execute(0, pool.CallerScratch);
        }
        else
        {
            pool.Run(work, work.RowChunks * work.ColumnChunks);
        }
    }

    private struct PackWork : IParallelWork
    {
        public MatmulArguments M;
        public float* Target;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int column = chunkIndex * TileColumns;
            int columns = Math.Min(TileColumns, M.Columns - column);
            float* panel = Target + ((long)column * M.Depth);
            if (M.TransposedB)
            {
                Packing.Transposed(M.B + (column * M.StrideB), M.StrideB, columns, M.Depth, panel, TileColumns);
            }
            else
            {
                Packing.Straight(M.B + column, M.StrideB, columns, M.Depth, panel, TileColumns);
            }
        }
    }

    private struct MultiplyWork : IParallelWork
    {
        public MatmulArguments M;
        public int RowChunks;
        public int ColumnChunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int rowChunk = chunkIndex / ColumnChunks;
            int columnChunk = chunkIndex % ColumnChunks;
            int tiles = (M.Rows + TileRows - 1) / TileRows;
            int panels = (M.Columns + TileColumns - 1) / TileColumns;
            int firstRow = (int)((long)tiles * rowChunk / RowChunks) * TileRows;
            int lastRow = Math.Min(M.Rows, (int)((long)tiles * (rowChunk + 1) / RowChunks) * TileRows);
            int firstPanel = (int)((long)panels * columnChunk / ColumnChunks);
            int lastPanel = (int)((long)panels * (columnChunk + 1) / ColumnChunks);
            if (lastRow - firstRow <= FewRows && !M.TransposedA)
            {
                FewRowsKernel<TLanes>.Multiply(M, firstRow, lastRow, firstPanel, lastPanel);
                return;
            }

            int depthBlock = Math.Min(DepthBlock, M.Depth);
            int blockRows = Math.Min(RowBlock, (lastRow - firstRow + TileRows - 1) / TileRows * TileRows);
            scratch.Begin(Scratch.RoundUp((long)blockRows * depthBlock));
            float* packed = scratch.Rent((long)blockRows * depthBlock);
            for (int row = firstRow; row < lastRow; row += blockRows)
            {
                int rows = Math.Min(blockRows, lastRow - row);
                for (int k = 0; k < M.Depth; k += depthBlock)
                {
                    int depth = Math.Min(depthBlock, M.Depth - k);
                    PackA(row, rows, k, depth, packed);
                    bool accumulate = M.Accumulate || k > 0;
                    for (int panel = firstPanel; panel < lastPanel; panel++)
                    {
                        int column = panel * TileColumns;
                        float* b = M.PackedB + ((long)column * M.Depth) + ((long)k * TileColumns);
                        int columns = Math.Min(TileColumns, M.Columns - column);
                        for (int i = 0; i < rows; i += TileRows)
                        {
                            float* c = M.C + ((row + i) * M.StrideC) + column;
                            MatmulTile<TLanes>.Multiply(
                                packed + ((long)i * depth), b, depth, c, M.StrideC, Math.Min(TileRows, rows - i), columns, accumulate);
                        }
                    }
                }
            }
        }

        private readonly void PackA(int row, int rows, int k, int depth, float* packed)
        {
            for (int i = 0; i < rows; i += TileRows)
            {
                int count = Math.Min(TileRows, rows - i);
                if (M.TransposedA)
                {
                    Packing.Straight(M.A + (k * M.StrideA) + row + i, M.StrideA, count, depth, packed, TileRows);
                }
                else
                {
                    Packing.Transposed(M.A + ((row + i) * M.StrideA) + k, M.StrideA, count, depth, packed, TileRows);
                }

                packed += (long)TileRows * depth;
            }
        }
    }
}
