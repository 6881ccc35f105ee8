using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// Blocked matrix product. A chunk packs a block of its rows of A, which then stays in the second-level cache, and takes B panel by panel:
/// a slice of a panel stays in the first two levels while all rows of the block pass over it. Reference: <see cref="MatmulReference"/>.
/// </summary>
internal static unsafe class MatmulKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int TileRows = MatmulTile<TLanes>.Rows;
    private const int TileColumns = MatmulTile<TLanes>.Columns;

    /// <summary>Depth of one pass: a panel slice of 512 × 32 floats is 64 KiB. Longer passes load and store C less often; measured in docs/lab-log.md.</summary>
    private const int DepthBlock = 512;

    /// <summary>Rows that one chunk packs: 192 × 512 floats are 384 KiB, a part of the second-level cache.</summary>
    private const int RowBlock = 192;

    /// <summary>Up to this many rows the product reads each weight once and packs nothing of A.</summary>
    private const int FewRows = 5;

    /// <summary>Below this many multiplications a second thread costs more than it saves.</summary>
    private const long SmallestParallelWork = 30_000;

    /// <summary>Chunks to aim for, so that a few threads stay evenly busy.</summary>
    private const int AimedChunks = 8;

    /// <summary>Fewest panels of a chunk of columns: each such chunk packs the same rows of A again.</summary>
    private const int SmallestColumnChunk = 8;

    /// <summary>Floats of the packed form of a <c>[depth, columns]</c> matrix.</summary>
    public static long PackedSize(int depth, int columns) => (long)Panels(columns) * TileColumns * depth;

    /// <summary>Packs B into panels <c>[columns/32][depth][32]</c>.</summary>
    public static void PackB(in MatmulArguments arguments, float* target, WorkerPool pool)
    {
        int panels = Panels(arguments.Columns);
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

    /// <summary>Computes the product.</summary>
    public static void Multiply(in MatmulArguments arguments, WorkerPool pool)
    {
        MultiplyWork work = new() { M = arguments, RowChunks = 1, ColumnChunks = 1 };
        int panels = Panels(arguments.Columns) + Panels(arguments.Second.Columns) + Panels(arguments.Third.Columns);
        if ((long)arguments.Rows * panels * TileColumns * arguments.Depth < SmallestParallelWork)
        {
            work.Execute(0, pool.CallerScratch);
            return;
        }

        if (arguments.Rows >= 4 * TileRows)
        {
            int blocks = (arguments.Rows + RowBlock - 1) / RowBlock;
            work.RowChunks = (blocks + 1) / 2 * 2;
            work.ColumnChunks = Math.Clamp(AimedChunks / work.RowChunks, 1, Math.Max(1, panels / SmallestColumnChunk));
        }
        else
        {
            work.ColumnChunks = Math.Min(panels, AimedChunks / 2);
        }

        pool.Run(work, work.RowChunks * work.ColumnChunks);
    }

    private static int Panels(int columns) => (columns + TileColumns - 1) / TileColumns;

    /// <summary>Packs one slice of one panel of B, <c>[depth][32]</c>.</summary>
    private static void PackSlice(in MatmulArguments m, int panel, int k, int depth, float* target)
    {
        int column = panel * TileColumns;
        int columns = Math.Min(TileColumns, m.Columns - column);
        if (m.TransposedB)
        {
            Packing.Transposed(m.B + (column * m.StrideB) + k, m.StrideB, columns, depth, target, TileColumns);
        }
        else
        {
            Packing.Straight(m.B + (k * m.StrideB) + column, m.StrideB, columns, depth, target, TileColumns);
        }
    }

    private struct PackWork : IParallelWork
    {
        public MatmulArguments M;
        public float* Target;

        public readonly void Execute(int chunkIndex, Scratch scratch) =>
            PackSlice(M, chunkIndex, 0, M.Depth, Target + ((long)chunkIndex * TileColumns * M.Depth));
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
            int firstPanels = Panels(M.Columns);
            int secondPanels = Panels(M.Second.Columns);
            int panels = firstPanels + secondPanels + Panels(M.Third.Columns);
            int firstRow = (int)((long)tiles * rowChunk / RowChunks) * TileRows;
            int lastRow = Math.Min(M.Rows, (int)((long)tiles * (rowChunk + 1) / RowChunks) * TileRows);
            int firstPanel = (int)((long)panels * columnChunk / ColumnChunks);
            int lastPanel = (int)((long)panels * (columnChunk + 1) / ColumnChunks);
            if (lastRow - firstRow <= FewRows && !M.TransposedA && M.PackedB != null)
            {
                MatmulRight first = new() { PackedB = M.PackedB, PackedAsBFloat16 = M.PackedAsBFloat16, C = M.C, StrideC = M.StrideC, Columns = M.Columns };
                FewRowsKernel<TLanes>.Multiply(M, first, firstRow, lastRow, firstPanel, Math.Min(lastPanel, firstPanels));
                FewRowsKernel<TLanes>.Multiply(
                    M, M.Second, firstRow, lastRow, Math.Max(0, firstPanel - firstPanels), Math.Min(lastPanel - firstPanels, secondPanels));
                FewRowsKernel<TLanes>.Multiply(
                    M, M.Third, firstRow, lastRow, Math.Max(0, firstPanel - firstPanels - secondPanels), lastPanel - firstPanels - secondPanels);
                return;
            }

            int depthBlock = Math.Min(DepthBlock, M.Depth);
            int blockRows = Math.Min(RowBlock, (lastRow - firstRow + TileRows - 1) / TileRows * TileRows);
            scratch.Begin(Scratch.RoundUp((long)blockRows * depthBlock) + Scratch.RoundUp((long)TileColumns * depthBlock));
            float* packed = scratch.Rent((long)blockRows * depthBlock);
            float* slice = scratch.Rent((long)TileColumns * depthBlock);
            for (int row = firstRow; row < lastRow; row += blockRows)
            {
                int rows = Math.Min(blockRows, lastRow - row);
                for (int k = 0; k < M.Depth; k += depthBlock)
                {
                    int depth = Math.Min(depthBlock, M.Depth - k);
                    PackA(row, rows, k, depth, packed);
                    for (int panel = firstPanel; panel < lastPanel; panel++)
                    {
                        if (panel < firstPanels)
                        {
                            MultiplyPanel(row, rows, k, depth, packed, panel, slice);
                        }
                        else if (panel < firstPanels + secondPanels)
                        {
                            MultiplyPanel(row, rows, k, depth, packed, panel - firstPanels, slice, M.Second);
                        }
                        else
                        {
                            MultiplyPanel(row, rows, k, depth, packed, panel - firstPanels - secondPanels, slice, M.Third);
                        }
                    }
                }
            }
        }

        /// <summary>One panel of the first right operand, packed here unless it came packed.</summary>
        private readonly void MultiplyPanel(int row, int rows, int k, int depth, float* packed, int panel, float* slice)
        {
            MatmulRight right = new() { C = M.C, StrideC = M.StrideC, Columns = M.Columns };
            if (M.PackedB == null)
            {
                PackSlice(M, panel, k, depth, slice);
                MultiplyPanel(row, rows, depth, packed, panel, slice, M.Accumulate || k > 0, right);
            }
            else
            {
                right.PackedB = M.PackedB;
                right.PackedAsBFloat16 = M.PackedAsBFloat16;
                MultiplyPanel(row, rows, k, depth, packed, panel, slice, right);
            }
        }

        private readonly void MultiplyPanel(int row, int rows, int k, int depth, float* packed, int panel, float* slice, in MatmulRight right)
        {
            if (right.PackedAsBFloat16)
            {
                BFloat16Packing.Widen<TLanes>(
                    right.PackedB + ((((long)panel * M.Depth) + k) * BFloat16Packing.RowWords), depth, slice);
                MultiplyPanel(row, rows, depth, packed, panel, slice, M.Accumulate || k > 0, right);
                return;
            }

            float* b = right.PackedB + ((long)panel * TileColumns * M.Depth) + ((long)k * TileColumns);
            MultiplyPanel(row, rows, depth, packed, panel, b, M.Accumulate || k > 0, right);
        }

        private readonly void MultiplyPanel(int row, int rows, int depth, float* packed, int panel, float* b, bool accumulate, in MatmulRight right)
        {
            int column = panel * TileColumns;
            int columns = Math.Min(TileColumns, right.Columns - column);
            for (int i = 0; i < rows; i += TileRows)
            {
                MatmulTile<TLanes>.Multiply(
                    packed + ((long)i * depth), b, depth, right.C + ((row + i) * right.StrideC) + column, right.StrideC, Math.Min(TileRows, rows - i), columns, accumulate);
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
