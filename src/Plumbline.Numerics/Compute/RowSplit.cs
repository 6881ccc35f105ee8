namespace Plumbline.Numerics.Compute;

/// <summary>How row-wise work is cut into chunks: by its shape alone.</summary>
internal static class RowSplit
{
    private const long SmallestParallelFloats = 16_384;
    private const int MostChunks = 16;

    /// <summary>Chunks for a <c>[rows, columns]</c> pass; one where a second thread would cost more than it saves.</summary>
    public static int Chunks(int rows, long columns) =>
        rows * columns < SmallestParallelFloats ? 1 : Math.Min(rows, MostChunks);

    /// <summary>First row of a chunk; the last row of a chunk is the first of the next.</summary>
    public static int Start(int rows, int chunk, int chunks) => (int)((long)rows * chunk / chunks);
}
