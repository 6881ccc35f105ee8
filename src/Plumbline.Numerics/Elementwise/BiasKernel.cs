using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Elementwise;

/// <summary>Adds a vector to every row, and its gradient: column sums in order of rows.</summary>
internal static unsafe class BiasKernel<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public struct Forward : IParallelWork
    {
        public float* Matrix, Bias;
        public int Rows, Columns, Chunks;

        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
            for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
            {
                RowMath<TLanes>.AddTo(Bias, Matrix + ((long)row * Columns), Columns);
            }
        }
    }

    public struct Backward : IParallelWork
    {
        public float* Matrix, Sums;
        public int Rows, Columns;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Execute(int chunkIndex, Scratch scratch)
        {
            int column = chunkIndex * 16;
            int count = Math.Min(16, Columns - column);
            TLanes sum = TLanes.LoadPartial(Sums + column, count);
            for (int row = 0; row < Rows; row++)
            {
                float* source = Matrix + ((long)row * Columns) + column;
                sum += count == 16 ? TLanes.Load(source) : TLanes.LoadPartial(source, count);
            }

            sum.StorePartial(Sums + column, count);
        }
    }
}
