using System.Runtime.CompilerServices;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Elementwise;

/// <summary>The loop of every elementwise operation, written once: <typeparamref name="TOperator"/> supplies the arithmetic of sixteen lanes.</summary>
/// <typeparam name="TLanes">The lanes.</typeparam>
/// <typeparam name="TOperator">The arithmetic; it may read up to three arrays and write up to two.</typeparam>
internal static unsafe class ElementwiseKernel<TLanes, TOperator>
    where TLanes : struct, ILanes<TLanes>
    where TOperator : unmanaged, IElementwiseOperator<TLanes>
{
    private const int ChunkFloats = 16_384;

    /// <summary>Runs the operator over <paramref name="count"/> elements, in chunks of fixed size.</summary>
    public static void Run(TOperator arithmetic, long count, WorkerPool pool)
    {
        Work work = new() { Arithmetic = arithmetic, Count = count };
        int chunks = (int)((count + ChunkFloats - 1) / ChunkFloats);
        if (chunks <= 1)
        {
            work.Execute(0, pool.CallerScratch);
        }
        else
        {
            pool.Run(work, chunks);
        }
    }

    private struct Work : IParallelWork
    {
        public TOperator Arithmetic;
        public long Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Execute(int chunkIndex, Scratch scratch)
        {
            TOperator arithmetic = Arithmetic;
            long i = (long)chunkIndex * ChunkFloats;
            long end = Math.Min(Count, i + ChunkFloats);
            for (; i + 16 <= end; i += 16)
            {
                arithmetic.Sixteen(i);
            }

            if (i < end)
            {
                arithmetic.Partial(i, (int)(end - i));
            }
        }
    }
}

/// <summary>Arithmetic on elements i to i + 15 of the arrays that the operator holds.</summary>
internal interface IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Sixteen whole lanes from element <paramref name="index"/>.</summary>
    void Sixteen(long index);

    /// <summary>The last 1 to 15 elements.</summary>
    void Partial(long index, int count);
}
