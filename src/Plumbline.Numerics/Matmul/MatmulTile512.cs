using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// The 12 × 32 register tile for 512-bit vectors: 24 accumulators of 32 registers, so that enough
/// independent chains are in flight to hide the latency of the fused multiply-add. See <see cref="MatmulTile{TLanes}"/> for the contract.
/// </summary>
internal static unsafe class MatmulTile512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, int depth, float* c, long stride, bool accumulate)
    {
        Vector512<float> c0_0 = Vector512<float>.Zero, c0_1 = Vector512<float>.Zero;
        Vector512<float> c1_0 = Vector512<float>.Zero, c1_1 = Vector512<float>.Zero;
        Vector512<float> c2_0 = Vector512<float>.Zero, c2_1 = Vector512<float>.Zero;
        Vector512<float> c3_0 = Vector512<float>.Zero, c3_1 = Vector512<float>.Zero;
        Vector512<float> c4_0 = Vector512<float>.Zero, c4_1 = Vector512<float>.Zero;
        Vector512<float> c5_0 = Vector512<float>.Zero, c5_1 = Vector512<float>.Zero;
        Vector512<float> c6_0 = Vector512<float>.Zero, c6_1 = Vector512<float>.Zero;
        Vector512<float> c7_0 = Vector512<float>.Zero, c7_1 = Vector512<float>.Zero;
        Vector512<float> c8_0 = Vector512<float>.Zero, c8_1 = Vector512<float>.Zero;
        Vector512<float> c9_0 = Vector512<float>.Zero, c9_1 = Vector512<float>.Zero;
        Vector512<float> c10_0 = Vector512<float>.Zero, c10_1 = Vector512<float>.Zero;
        Vector512<float> c11_0 = Vector512<float>.Zero, c11_1 = Vector512<float>.Zero;

        if (accumulate)
        {
            float* row = c;
            c0_0 = Vector512.Load(row);
            c0_1 = Vector512.Load(row + 16);
            row += stride;
            c1_0 = Vector512.Load(row);
            c1_1 = Vector512.Load(row + 16);
            row += stride;
            c2_0 = Vector512.Load(row);
            c2_1 = Vector512.Load(row + 16);
            row += stride;
            c3_0 = Vector512.Load(row);
            c3_1 = Vector512.Load(row + 16);
            row += stride;
            c4_0 = Vector512.Load(row);
            c4_1 = Vector512.Load(row + 16);
            row += stride;
            c5_0 = Vector512.Load(row);
            c5_1 = Vector512.Load(row + 16);
            row += stride;
            c6_0 = Vector512.Load(row);
            c6_1 = Vector512.Load(row + 16);
            row += stride;
            c7_0 = Vector512.Load(row);
            c7_1 = Vector512.Load(row + 16);
            row += stride;
            c8_0 = Vector512.Load(row);
            c8_1 = Vector512.Load(row + 16);
            row += stride;
            c9_0 = Vector512.Load(row);
            c9_1 = Vector512.Load(row + 16);
            row += stride;
            c10_0 = Vector512.Load(row);
            c10_1 = Vector512.Load(row + 16);
            row += stride;
            c11_0 = Vector512.Load(row);
            c11_1 = Vector512.Load(row + 16);
        }

        for (int k = 0; k < depth; k++)
        {
            Vector512<float> b0 = Vector512.Load(b);
            Vector512<float> b1 = Vector512.Load(b + 16);
            Vector512<float> x = Vector512.Create(a[0]);
            c0_0 = Vector512.FusedMultiplyAdd(x, b0, c0_0);
            c0_1 = Vector512.FusedMultiplyAdd(x, b1, c0_1);
            x = Vector512.Create(a[1]);
            c1_0 = Vector512.FusedMultiplyAdd(x, b0, c1_0);
            c1_1 = Vector512.FusedMultiplyAdd(x, b1, c1_1);
            x = Vector512.Create(a[2]);
            c2_0 = Vector512.FusedMultiplyAdd(x, b0, c2_0);
            c2_1 = Vector512.FusedMultiplyAdd(x, b1, c2_1);
            x = Vector512.Create(a[3]);
            c3_0 = Vector512.FusedMultiplyAdd(x, b0, c3_0);
            c3_1 = Vector512.FusedMultiplyAdd(x, b1, c3_1);
            x = Vector512.Create(a[4]);
            c4_0 = Vector512.FusedMultiplyAdd(x, b0, c4_0);
            c4_1 = Vector512.FusedMultiplyAdd(x, b1, c4_1);
            x = Vector512.Create(a[5]);
            c5_0 = Vector512.FusedMultiplyAdd(x, b0, c5_0);
            c5_1 = Vector512.FusedMultiplyAdd(x, b1, c5_1);
            x = Vector512.Create(a[6]);
            c6_0 = Vector512.FusedMultiplyAdd(x, b0, c6_0);
            c6_1 = Vector512.FusedMultiplyAdd(x, b1, c6_1);
            x = Vector512.Create(a[7]);
            c7_0 = Vector512.FusedMultiplyAdd(x, b0, c7_0);
            c7_1 = Vector512.FusedMultiplyAdd(x, b1, c7_1);
            x = Vector512.Create(a[8]);
            c8_0 = Vector512.FusedMultiplyAdd(x, b0, c8_0);
            c8_1 = Vector512.FusedMultiplyAdd(x, b1, c8_1);
            x = Vector512.Create(a[9]);
            c9_0 = Vector512.FusedMultiplyAdd(x, b0, c9_0);
            c9_1 = Vector512.FusedMultiplyAdd(x, b1, c9_1);
            x = Vector512.Create(a[10]);
            c10_0 = Vector512.FusedMultiplyAdd(x, b0, c10_0);
            c10_1 = Vector512.FusedMultiplyAdd(x, b1, c10_1);
            x = Vector512.Create(a[11]);
            c11_0 = Vector512.FusedMultiplyAdd(x, b0, c11_0);
            c11_1 = Vector512.FusedMultiplyAdd(x, b1, c11_1);
            a += 12;
            b += 32;
        }

        c0_0.Store(c);
        c0_1.Store(c + 16);
        c += stride;
        c1_0.Store(c);
        c1_1.Store(c + 16);
        c += stride;
        c2_0.Store(c);
        c2_1.Store(c + 16);
        c += stride;
        c3_0.Store(c);
        c3_1.Store(c + 16);
        c += stride;
        c4_0.Store(c);
        c4_1.Store(c + 16);
        c += stride;
        c5_0.Store(c);
        c5_1.Store(c + 16);
        c += stride;
        c6_0.Store(c);
        c6_1.Store(c + 16);
        c += stride;
        c7_0.Store(c);
        c7_1.Store(c + 16);
        c += stride;
        c8_0.Store(c);
        c8_1.Store(c + 16);
        c += stride;
        c9_0.Store(c);
        c9_1.Store(c + 16);
        c += stride;
        c10_0.Store(c);
        c10_1.Store(c + 16);
        c += stride;
        c11_0.Store(c);
        c11_1.Store(c + 16);
    }
}
