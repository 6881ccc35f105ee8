using System.Runtime.CompilerServices;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// The innermost product: C[12, 32] (+)= A[12, depth] · B[depth, 32] with A stored as <c>[depth][12]</c> and B as <c>[depth][32]</c>.
/// Each element of C is one chain of fused multiply-adds in order of depth. That chain is the whole numeric contract of matrix products:
/// no blocking, width or thread count can change it, so one row alone gives the same bits as the row inside a batch.
/// </summary>
internal static unsafe class MatmulTile<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 12;

    /// <summary>Columns of a tile, and of a packed panel.</summary>
    public const int Columns = 32;

    /// <summary>Computes one tile of which only <paramref name="rows"/> × <paramref name="columns"/> exist in C.</summary>
    /// <param name="a">Packed rows, <c>[depth][12]</c>; absent rows hold zeros.</param>
    /// <param name="b">Packed panel, <c>[depth][32]</c>; absent columns hold zeros.</param>
    /// <param name="depth">Terms of each chain.</param>
    /// <param name="c">First element of the tile.</param>
    /// <param name="stride">Floats from one row of C to the next.</param>
    /// <param name="rows">1 to 12.</param>
    /// <param name="columns">1 to 32.</param>
    /// <param name="accumulate">Whether the chains start from C instead of from zero.</param>
    public static void Multiply(float* a, float* b, int depth, float* c, long stride, int rows, int columns, bool accumulate)
    {
        if (rows == Rows && columns == Columns)
        {
            Whole(a, b, depth, c, stride, accumulate);
            return;
        }

        float* whole = stackalloc float[Rows * Columns];
        if (accumulate)
        {
            for (int i = 0; i < rows; i++)
            {
                Unsafe.CopyBlockUnaligned(whole + (i * Columns), c + (i * stride), (uint)columns * sizeof(float));
            }
        }

        Whole(a, b, depth, whole, Columns, accumulate);
        for (int i = 0; i < rows; i++)
        {
            Unsafe.CopyBlockUnaligned(c + (i * stride), whole + (i * Columns), (uint)columns * sizeof(float));
        }
    }

    private static void Whole(float* a, float* b, int depth, float* c, long stride, bool accumulate)
    {
        if (TLanes.Width == VectorWidth.Vector512)
        {
            MatmulTile512.Multiply(a, b, depth, c, stride, accumulate);
        }
        else if (TLanes.Width == VectorWidth.Vector256)
        {
            for (int row = 0; row < Rows; row += 6)
            {
                MatmulTile256.Multiply(a + row, b, depth, c + (row * stride), stride, accumulate);
                MatmulTile256.Multiply(a + row, b + 16, depth, c + (row * stride) + 16, stride, accumulate);
            }
        }
        else if (TLanes.Width == VectorWidth.Vector128)
        {
            for (int row = 0; row < Rows; row += 4)
            {
                for (int column = 0; column < Columns; column += 8)
                {
                    MatmulTile128.Multiply(a + row, b + column, depth, c + (row * stride) + column, stride, accumulate);
                }
            }
        }
        else
        {
            Scalar(a, b, depth, c, stride, accumulate);
        }
    }

    private static void Scalar(float* a, float* b, int depth, float* c, long stride, bool accumulate)
    {
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                float sum = accumulate ? c[(i * stride) + j] : 0f;
                for (int k = 0; k < depth; k++)
                {
                    sum = MathF.FusedMultiplyAdd(a[(k * Rows) + i], b[(k * Columns) + j], sum);
                }

                c[(i * stride) + j] = sum;
            }
        }
    }
}
