using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Plumbline.Numerics.Matmul;

/// <summary>Copies matrix blocks into the tile layouts <c>[depth][width]</c>. Moves data only, so nothing here can change a result.</summary>
internal static unsafe class Packing
{
    /// <summary>Packs rows: element (i, k) of the source goes to <c>target[k·width + i]</c>; rows from <paramref name="rows"/> to width become zeros.</summary>
    /// <param name="source">First element; row i starts at <c>source + i·stride</c>.</param>
    /// <param name="stride">Floats between rows.</param>
    /// <param name="rows">1 to <paramref name="width"/>.</param>
    /// <param name="depth">Columns of the source to take.</param>
    /// <param name="target"><c>[depth][width]</c>.</param>
    /// <param name="width">A multiple of four.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transposed(float* source, long stride, int rows, int depth, float* target, int width)
    {
        int row = 0;
        if (Sse.IsSupported)
        {
            for (; row + 4 <= rows; row += 4)
            {
                FourRows(source + (row * stride), stride, depth, target + row, width);
            }
        }

        for (; row < rows; row++)
        {
            float* from = source + (row * stride);
            float* to = target + row;
            for (int k = 0; k < depth; k++, to += width)
            {
                *to = from[k];
            }
        }

        for (; row < width; row++)
        {
            float* to = target + row;
            for (int k = 0; k < depth; k++, to += width)
            {
                *to = 0f;
            }
        }
    }

    /// <summary>Packs columns: element (k, i) of the source goes to <c>target[k·width + i]</c>; columns from <paramref name="columns"/> to width become zeros.</summary>
    /// <param name="source">First element; depth row k starts at <c>source + k·stride</c>.</param>
    /// <param name="stride">Floats between depth rows.</param>
    /// <param name="columns">1 to <paramref name="width"/>.</param>
    /// <param name="depth">Rows of the source to take.</param>
    /// <param name="target"><c>[depth][width]</c>.</param>
    /// <param name="width">12 or 32.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Straight(float* source, long stride, int columns, int depth, float* target, int width)
    {
        if (columns == 32 && width == 32)
        {
            for (int k = 0; k < depth; k++, source += stride, target += 32)
            {
                Vector256<float> first = Vector256.Load(source);
                Vector256<float> second = Vector256.Load(source + 8);
                Vector256<float> third = Vector256.Load(source + 16);
                Vector256<float> fourth = Vector256.Load(source + 24);
                first.Store(target);
                second.Store(target + 8);
                third.Store(target + 16);
                fourth.Store(target + 24);
            }
        }
        else if (columns == 12 && width == 12)
        {
            for (int k = 0; k < depth; k++, source += stride, target += 12)
            {
                Vector256<float> first = Vector256.Load(source);
                Vector128<float> second = Vector128.Load(source + 8);
                first.Store(target);
                second.Store(target + 8);
            }
        }
        else
        {
            for (int k = 0; k < depth; k++, source += stride, target += width)
            {
                for (int i = 0; i < columns; i++)
                {
                    target[i] = source[i];
                }

                for (int i = columns; i < width; i++)
                {
                    target[i] = 0f;
                }
            }
        }
    }

    private static void FourRows(float* source, long stride, int depth, float* target, int width)
    {
        float* row0 = source;
        float* row1 = source + stride;
        float* row2 = row1 + stride;
        float* row3 = row2 + stride;
        int k = 0;
        for (; k + 4 <= depth; k += 4)
        {
            Vector128<float> a = Vector128.Load(row0 + k);
            Vector128<float> b = Vector128.Load(row1 + k);
            Vector128<float> c = Vector128.Load(row2 + k);
            Vector128<float> d = Vector128.Load(row3 + k);
            Vector128<float> abLow = Sse.UnpackLow(a, b);
            Vector128<float> abHigh = Sse.UnpackHigh(a, b);
            Vector128<float> cdLow = Sse.UnpackLow(c, d);
            Vector128<float> cdHigh = Sse.UnpackHigh(c, d);
            float* to = target + ((long)k * width);
            Sse.MoveLowToHigh(abLow, cdLow).Store(to);
            Sse.MoveHighToLow(cdLow, abLow).Store(to + width);
            Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + (2 * width));
            Sse.MoveHighToLow(cdHigh, abHigh).Store(to + (3 * width));
        }

        for (; k < depth; k++)
        {
            float* to = target + ((long)k * width);
            to[0] = row0[k];
            to[1] = row1[k];
            to[2] = row2[k];
            to[3] = row3[k];
        }
    }
}
