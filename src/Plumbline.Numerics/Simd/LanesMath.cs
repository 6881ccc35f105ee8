using System.Runtime.CompilerServices;

namespace Plumbline.Numerics.Simd;

/// <summary>
/// Elementary functions over sixteen lanes, made only of exactly rounded operations so that every width agrees to the bit.
/// Library functions are avoided because their last bit differs between widths and platforms.
/// </summary>
internal static class LanesMath
{
    // Adding and subtracting 1.5 × 2^23 rounds a float of moderate size to the nearest whole number.
    private const float RoundingShift = 12582912f;
    private const float Log2E = 1.44269504088896341f;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    /// <summary>Below this argument <see cref="Exp{TLanes}"/> gives zero instead of a subnormal.</summary>
    private const float SmallestArgument = -87.33654f;
    private const float LargestArgument = 88.72283f;

    /// <summary>
    /// e to the power of <paramref name="x"/>, within 2 units in the last place; 0 below −87.34, infinity above 88.72, NaN for NaN.
    /// Cody and Waite reduction to |r| ≤ ln 2 / 2, then the polynomial of the Cephes library (Moshier).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes shift = TLanes.Create(RoundingShift);
        TLanes largestExponent = TLanes.Create(127f);
        TLanes n = TLanes.FusedMultiplyAdd(x, TLanes.Create(Log2E), shift) - shift;
        TLanes r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-Ln2High), x);
        r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-Ln2Low), r);

        TLanes p = TLanes.Create(1.9875691500e-4f);
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(1.3981999507e-3f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(8.3334519073e-3f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(4.1665795894e-2f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(1.6666665459e-1f));
        p = TLanes.FusedMultiplyAdd(p, r, TLanes.Create(5.0000001201e-1f));
        p = TLanes.FusedMultiplyAdd(p, r * r, r) + TLanes.Create(1f);

        TLanes smallest = TLanes.Create(SmallestArgument);

        // 2^128 is no float: above 88.37 one factor of two goes to p.
        p *= TLanes.SelectGreater(n, largestExponent, TLanes.Create(2f), TLanes.Create(1f));
        TLanes scaled = p * TLanes.PowerOfTwo(TLanes.SelectGreater(n, largestExponent, largestExponent, n));
        scaled = TLanes.SelectGreater(smallest, x, TLanes.Zero, scaled);
        return TLanes.SelectGreater(x, TLanes.Create(LargestArgument), TLanes.Create(float.PositiveInfinity), scaled);
    }

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        return one / (one + Exp(TLanes.Zero - x));
    }

    /// <summary>Hyperbolic tangent as 1 − 2 / (e^2x + 1): exact to float rounding in absolute terms, which is what GELU needs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes one = TLanes.Create(1f);
        return one - (TLanes.Create(2f) / (Exp(x + x) + one));
    }

    /// <summary>Per lane the larger value; the right one where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Max<TLanes>(TLanes left, TLanes right)
        where TLanes : struct, ILanes<TLanes> => TLanes.SelectGreater(left, right, left, right);

    /// <summary>e to the power of one value, through the same polynomial as the lanes.</summary>
    public static float Exp(float x)
    {
        LanesScalar lanes = Exp(LanesScalar.Create(x));
        return LanesScalar.Max(lanes);
    }
}
