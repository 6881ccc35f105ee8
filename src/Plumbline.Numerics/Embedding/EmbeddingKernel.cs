using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Matmul;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Embedding;

/// <summary>Row look-up and its gradient: target[r] = table[index[r]], and table[index[r]] += source[r] in order of r.</summary>
internal static unsafe class EmbeddingKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public struct Gather : IParallelWork
    {
        public float* Table, Target;
        public int* RowIndices;
        public int Rows, Columns, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                new ReadOnlySpan<float>(Table + ((long)RowIndices[row] * Columns), Columns)
                    .CopyTo(new Span<float>(Target + ((long)row * Columns), Columns));
            }
        }
    }

    /// <summary>Chunks are columns: a table row may be hit by many source rows, which must add in order.</summary>
    public struct ScatterAdd : IParallelWork
    {
        public float* Source, Table;
        public int* RowIndices;
        public int Rows, Columns, ChunkColumns;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int column = chunkIndex * ChunkColumns;
            int count = Math.Min(ChunkColumns, Columns - column);
            for (int row = 0; row < Rows; row++)
            {
                RowMath<TLanes>.AddTo(Source + ((long)row * Columns) + column, Table + ((long)RowIndices[row] * Columns) + column, count);
            }
        }
    }
}

/// <summary>Row look-up in a table that is packed as bfloat16 for products.</summary>
internal unsafe struct GatherBFloat16 : IParallelWork
{
    public float* PackedTable, Target;
    public int* RowIndices;
    public int Rows, Columns, Chunks;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
        for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
        {
            BFloat16Packing.ReadRow(PackedTable, Columns, RowIndices[row], Target + ((long)row * Columns));
        }
    }
}
