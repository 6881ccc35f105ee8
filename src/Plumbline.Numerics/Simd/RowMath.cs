using System.Runtime.CompilerServices;

namespace Plumbline.Numerics.Simd;

/// <summary>Reductions over one row by the sixteen-lane contract: element i goes to lane i mod 16 in order; the lanes are then added by a fixed tree.</summary>
internal static unsafe class RowMath<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Σ a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(float* a, float* b, int count)
    {
        TLanes sum = TLanes.Zero;
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            sum = TLanes.FusedMultiplyAdd(TLanes.Load(a + i), TLanes.Load(b + i), sum);
        }

        if (i < count)
        {
            sum = TLanes.FusedMultiplyAdd(TLanes.LoadPartial(a + i, count - i), TLanes.LoadPartial(b + i, count - i), sum);
        }

        return TLanes.Sum(sum);
    }

    /// <summary>Σ a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(float* a, int count)
    {
        TLanes sum = TLanes.Zero;
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            sum += TLanes.Load(a + i);
        }

        if (i < count)
        {
            sum += TLanes.LoadPartial(a + i, count - i);
        }

        return TLanes.Sum(sum);
    }

    /// <summary>The largest element; −∞ for an empty row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Max(float* a, int count)
    {
        float largest = float.NegativeInfinity;
        int i = 0;
        if (count >= 16)
        {
            TLanes lanes = TLanes.Load(a);
            for (i = 16; i + 16 <= count; i += 16)
            {
                lanes = LanesMath.Max(TLanes.Load(a + i), lanes);
            }

            largest = TLanes.Max(lanes);
        }

        for (; i < count; i++)
        {
            largest = a[i] > largest ? a[i] : largest;
        }

        return largest;
    }

    /// <summary>Replaces each element by e^(element − shift) and returns their sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float ExpInPlace(float* a, float shift, int count)
    {
        TLanes sum = TLanes.Zero;
        TLanes shifts = TLanes.Create(shift);
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            TLanes value = LanesMath.Exp(TLanes.Load(a + i) - shifts);
            value.Store(a + i);
            sum += value;
        }

        if (i < count)
        {
            LanesMath.Exp(TLanes.LoadPartial(a + i, count - i) - shifts).StorePartial(a + i, count - i);
            sum += TLanes.LoadPartial(a + i, count - i);
        }

        return TLanes.Sum(sum);
    }

    /// <summary>Σ e^(element − shift), leaving the row as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float SumExp(float* a, float shift, int count)
    {
        TLanes sum = TLanes.Zero;
        TLanes shifts = TLanes.Create(shift);
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            sum += LanesMath.Exp(TLanes.Load(a + i) - shifts);
        }

        if (i < count)
        {
            float* tail = stackalloc float[16];
            LanesMath.Exp(TLanes.LoadPartial(a + i, count - i) - shifts).Store(tail);
            sum += TLanes.LoadPartial(tail, count - i);
        }

        return TLanes.Sum(sum);
    }

    /// <summary>a *= factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* a, float factor, int count) => ScaleTo(a, factor, a, count);

    /// <summary>target = a · factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ScaleTo(float* a, float factor, float* target, int count)
    {
        TLanes factors = TLanes.Create(factor);
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            (TLanes.Load(a + i) * factors).Store(target + i);
        }

        if (i < count)
        {
            (TLanes.LoadPartial(a + i, count - i) * factors).StorePartial(target + i, count - i);
        }
    }

    /// <summary>target += a.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTo(float* a, float* target, int count)
    {
        int i = 0;
        for (; i + 16 <= count; i += 16)
        {
            (TLanes.Load(target + i) + TLanes.Load(a + i)).Store(target + i);
        }

        if (i < count)
        {
            (TLanes.LoadPartial(target + i, count - i) + TLanes.LoadPartial(a + i, count - i)).StorePartial(target + i, count - i);
        }
    }
}
