using Plumbline.Numerics.Compute;

namespace Plumbline.Numerics.Tests.Compute;

/// <summary>Work of another type and layout than <see cref="ChunkCount"/>: whoever mixes up two jobs mixes up their code and their counters.</summary>
internal unsafe struct OtherChunkCount : IParallelWork
{
    public int* Runs;

    public readonly void Execute(int chunkIndex, Scratch scratch) => Interlocked.Increment(ref Runs[chunkIndex]);
}

/// <summary>Work that counts how often each chunk was run, and sums what it was given.</summary>
internal unsafe struct ChunkCount : IParallelWork
{
    public int* Runs;
    public long* Sums;
    public long Value;

    /// <summary>Work done per chunk, so that threads arrive at different times.</summary>
    public int Spins;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        Thread.SpinWait(Spins);
        Interlocked.Increment(ref Runs[chunkIndex]);
        Sums[chunkIndex] += Value;
    }
}
