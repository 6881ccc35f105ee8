using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Plumbline.Numerics.Matmul;

/// <summary>
/// The 4 × 8 register tile for 128-bit vectors: 8 accumulators of 16 registers, so that enough
/// independent chains are in flight to hide the latency of the fused multiply-add. See <see cref="MatmulTile{TLanes}"/> for the contract.
/// </summary>
internal static unsafe class MatmulTile128
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, int depth, float* c, long stride, bool accumulate)
    {
        Vector128<float> c0_0 = Vector128<float>.Zero, c0_1 = Vector128<float>.Zero;
        Vector128<float> c1_0 = Vector128<float>.Zero, c1_1 = Vector128<float>.Zero;
        Vector128<float> c2_0 = Vector128<float>.Zero, c2_1 = Vector128<float>.Zero;
        Vector128<float> c3_0 = Vector128<float>.Zero, c3_1 = Vector128<float>.Zero;

        if (accumulate)
        {
            float* row = c;
            c0_0 = Vector128.Load(row);
            c0_1 = Vector128.Load(row + 4);
            row += stride;
            c1_0 = Vector128.Load(row);
            c1_1 = Vector128.Load(row + 4);
            row += stride;
            c2_0 = Vector128.Load(row);
            c2_1 = Vector128.Load(row + 4);
            row += stride;
            c3_0 = Vector128.Load(row);
            c3_1 = Vector128.Load(row + 4);
        }

        for (int k = 0; k < depth; k++)
        {
            Vector128<float> b0 = Vector128.Load(b);
            Vector128<float> b1 = Vector128.Load(b + 4);
            Vector128<float> x = Vector128.Create(a[0]);
            c0_0 = Vector128.FusedMultiplyAdd(x, b0, c0_0);
            c0_1 = Vector128.FusedMultiplyAdd(x, b1, c0_1);
            x = Vector128.Create(a[1]);
            c1_0 = Vector128.FusedMultiplyAdd(x, b0, c1_0);
            c1_1 = Vector128.FusedMultiplyAdd(x, b1, c1_1);
            x = Vector128.Create(a[2]);
            c2_0 = Vector128.FusedMultiplyAdd(x, b0, c2_0);
            c2_1 = Vector128.FusedMultiplyAdd(x, b1, c2_1);
            x = Vector128.Create(a[3]);
            c3_0 = Vector128.FusedMultiplyAdd(x, b0, c3_0);
            c3_1 = Vector128.FusedMultiplyAdd(x, b1, c3_1);
            a += 12;
            b += 32;
        }

        c0_0.Store(c);
        c0_1.Store(c + 4);
        c += stride;
        c1_0.Store(c);
        c1_1.Store(c + 4);
        c += stride;
        c2_0.Store(c);
        c2_1.Store(c + 4);
        c += stride;
        c3_0.Store(c);
        c3_1.Store(c + 4);
    }
}
