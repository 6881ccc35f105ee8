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
        BlockSums[chunkIndex] = RowMath<TLanes>.Dot(block, block, (int)Math.Min(BlockFloats, Count - start));
    }
}
