namespace Plumbline.Numerics.Compute;

/// <summary>Work that is split, by its shape alone, into chunks that may run on any thread in any order.</summary>
internal interface IParallelWork
{
    /// <summary>Does one chunk. Chunks write disjoint memory.</summary>
    /// <param name="chunkIndex">0 to the chunk count − 1.</param>
    /// <param name="scratch">Memory of the thread that runs the chunk; its contents are undefined.</param>
    void Execute(int chunkIndex, Scratch scratch);
}
