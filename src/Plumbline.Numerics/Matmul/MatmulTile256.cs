using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// The 6 × 16 register tile for 256-bit vectors: 12 accumulators of 16 registers, so that enough
/// independent chains are in flight to hide the latency of the fused multiply-add. See <see cref="MatmulTile{TLanes}"/> for the contract.
/// </summary>
internal static unsafe class MatmulTile256
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, int depth, float* c, long stride, bool accumulate)
    {
        Vector256<float> c0_0 = Vector256<float>.Zero, c0_1 = Vector256<float>.Zero;
        Vector256<float> c1_0 = Vector256<float>.Zero, c1_1 = Vector256<float>.Zero;
        Vector256<float> c2_0 = Vector256<float>.Zero, c2_1 = Vector256<float>.Zero;
        Vector256<float> c3_0 = Vector256<float>.Zero, c3_1 = Vector256<float>.Zero;
        Vector256<float> c4_0 = Vector256<float>.Zero, c4_1 = Vector256<float>.Zero;
        Vector256<float> c5_0 = Vector256<float>.Zero, c5_1 = Vector256<float>.Zero;

        if (accumulate)
        {
            float* row = c;
            c0_0 = Vector256.Load(row);
            c0_1 = Vector256.Load(row + 8);
            row += stride;
            c1_0 = Vector256.Load(row);
            c1_1 = Vector256.Load(row + 8);
            row += stride;
            c2_0 = Vector256.Load(row);
            c2_1 = Vector256.Load(row + 8);
            row += stride;
            c3_0 = Vector256.Load(row);
            c3_1 = Vector256.Load(row + 8);
            row += stride;
            c4_0 = Vector256.Load(row);
            c4_1 = Vector256.Load(row + 8);
            row += stride;
            c5_0 = Vector256.Load(row);
            c5_1 = Vector256.Load(row + 8);
        }

        for (int k = 0; k < depth; k++)
        {
            Vector256<float> b0 = Vector256.Load(b);
            Vector256<float> b1 = Vector256.Load(b + 8);
            Vector256<float> x = Vector256.Create(a[0]);
            c0_0 = Vector256.FusedMultiplyAdd(x, b0, c0_0);
            c0_1 = Vector256.FusedMultiplyAdd(x, b1, c0_1);
            x = Vector256.Create(a[1]);
            c1_0 = Vector256.FusedMultiplyAdd(x, b0, c1_0);
            c1_1 = Vector256.FusedMultiplyAdd(x, b1, c1_1);
            x = Vector256.Create(a[2]);
            c2_0 = Vector256.FusedMultiplyAdd(x, b0, c2_0);
            c2_1 = Vector256.FusedMultiplyAdd(x, b1, c2_1);
            x = Vector256.Create(a[3]);
            c3_0 = Vector256.FusedMultiplyAdd(x, b0, c3_0);
            c3_1 = Vector256.FusedMultiplyAdd(x, b1, c3_1);
            x = Vector256.Create(a[4]);
            c4_0 = Vector256.FusedMultiplyAdd(x, b0, c4_0);
            c4_1 = Vector256.FusedMultiplyAdd(x, b1, c4_1);
            x = Vector256.Create(a[5]);
            c5_0 = Vector256.FusedMultiplyAdd(x, b0, c5_0);
            c5_1 = Vector256.FusedMultiplyAdd(x, b1, c5_1);
            a += 12;
            b += 32;
        }

        c0_0.Store(c);
        c0_1.Store(c + 8);
        c += stride;
        c1_0.Store(c);
        c1_1.Store(c + 8);
        c += stride;
        c2_0.Store(c);
        c2_1.Store(c + 8);
        c += stride;
        c3_0.Store(c);
        c3_1.Store(c + 8);
        c += stride;
        c4_0.Store(c);
        c4_1.Store(c + 8);
        c += stride;
        c5_0.Store(c);
        c5_1.Store(c + 8);
    }
}
