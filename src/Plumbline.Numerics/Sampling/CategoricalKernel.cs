using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Sampling;

/// <summary>Draws one index per row from softmax(logits / temperature) by inverting the cumulative sum at a given uniform number.</summary>
internal unsafe struct CategoricalKernel<TLanes> : IParallelWork
    where TLanes : struct, ILanes<TLanes>
{
    private const int BlockFloats = 256;

    public float* Logits;
    public double* Uniforms;
    public int* Tokens;
    public float InverseTemperature;
    public int Rows, Columns, Chunks;

    public readonly void Execute(int chunkIndex, Scratch scratch)
    {
        scratch.Begin(Scratch.RoundUp(Columns));
        float* weights = scratch.Rent(Columns);
        int end = RowSplit.Start(Rows, chunkIndex + 1, Chunks);
        for (int row = RowSplit.Start(Rows, chunkIndex, Chunks); row < end; row++)
        {
            RowMath<TLanes>.ScaleTo(Logits + ((long)row * Columns), InverseTemperature, weights, Columns);
            RowMath<TLanes>.ExpInPlace(weights, RowMath<TLanes>.Max(weights, Columns), Columns);
            Tokens[row] = Invert(weights, Uniforms[row]);
        }
    }

    /// <summary>The first index at which the running sum passes the uniform share of the total; whole blocks are skipped by their sums.</summary>
    private readonly int Invert(float* weights, double uniform)
    {
        double total = 0;
        for (int i = 0; i < Columns; i += BlockFloats)
        {
            total += RowMath<TLanes>.Sum(weights + i, Math.Min(BlockFloats, Columns - i));
        }

        double target = uniform * total;
        double passed = 0;
        int last = 0;
        for (int i = 0; i < Columns; i += BlockFloats)
        {
            int count = Math.Min(BlockFloats, Columns - i);
            double block = RowMath<TLanes>.Sum(weights + i, count);
            if (passed + block > target || i + count == Columns)
            {
                for (int j = i; j < i + count; j++)
                {
                    last = weights[j] > 0 ? j : last;
                    passed += weights[j];
                    if (passed > target)
                    {
                        return j;
                    }
                }

                // The rounding of a block's sum can leave its own last weights unreached: the last possible index is then the answer.
                return last;
            }

            passed += block;
        }

        return last;
    }
}
