using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Elementwise;

/// <summary>Σ x² of a long array: sixteen lanes within blocks of fixed size, the blocks added in double in order.</summary>
internal unsafe struct SumOfSquaresKernel<TLanes> : IParallelWork
    where TLanes : struct, ILanes<TLanes>
{
    public const int BlockFloats = 8192;

    public float* Values;
    public double* BlockSums;
    public long Count;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        long start = (long)chunkIndex * BlockFloats;
        float* block = Values + start;
        int count = (int)Math.Min(BlockFloats, Count - start);
        float sum = RowMath<TLanes>.Dot(block, block, count);
        BlockSums[chunkIndex] = float.IsFinite(sum) ? sum : InDouble(block, count);
    }

    /// <summary>The squares of large finite values overflow a float; only values that are not finite may make the sum so.</summary>
    private static double InDouble(float* block, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += (double)block[i] * block[i];
        }

        return sum;
    }
}
