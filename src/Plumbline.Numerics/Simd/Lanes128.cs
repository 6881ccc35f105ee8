using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Plumbline.Numerics.Simd;

/// <summary>Sixteen lanes in four 128-bit registers; lane i is element i % 4 of part i / 4.</summary>
internal readonly unsafe struct Lanes128 : ILanes<Lanes128>
{
    private readonly Vector128<float> _p0;
    private readonly Vector128<float> _p1;
    private readonly Vector128<float> _p2;
    private readonly Vector128<float> _p3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes128(Vector128<float> p0, Vector128<float> p1, Vector128<float> p2, Vector128<float> p3)
    {
        _p0 = p0;
        _p1 = p1;
        _p2 = p2;
        _p3 = p3;
    }

    public static VectorWidth Width => VectorWidth.Vector128;

    public static bool IsAccelerated => Vector128.IsHardwareAccelerated;

    public static Lanes128 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Create(float value)
    {
        Vector128<float> all = Vector128.Create(value);
        return new(all, all, all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(float* source) => new(Vector128.Load(source), Vector128.Load(source + 4), Vector128.Load(source + 8), Vector128.Load(source + 12));

    public static Lanes128 LoadPartial(float* source, int count)
    {
        float* whole = stackalloc float[16];
        for (int i = 0; i < 16; i++)
        {
            whole[i] = i < count ? source[i] : 0f;
        }

        return Load(whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadLowHalves(float* words) => new(Low(Vector128.Load(words)), Low(Vector128.Load(words + 4)), Low(Vector128.Load(words + 8)), Low(Vector128.Load(words + 12)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 LoadHighHalves(float* words) => new(High(Vector128.Load(words)), High(Vector128.Load(words + 4)), High(Vector128.Load(words + 8)), High(Vector128.Load(words + 12)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target)
    {
        _p0.Store(target);
        _p1.Store(target + 4);
        _p2.Store(target + 8);
        _p3.Store(target + 12);
    }

    public void StorePartial(float* target, int count)
    {
        float* whole = stackalloc float[16];
        Store(whole);
        for (int i = 0; i < count; i++)
        {
            target[i] = whole[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 left, Lanes128 right) => new(left._p0 + right._p0, left._p1 + right._p1, left._p2 + right._p2, left._p3 + right._p3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 left, Lanes128 right) => new(left._p0 - right._p0, left._p1 - right._p1, left._p2 - right._p2, left._p3 - right._p3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 left, Lanes128 right) => new(left._p0 * right._p0, left._p1 * right._p1, left._p2 * right._p2, left._p3 * right._p3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 left, Lanes128 right) => new(left._p0 / right._p0, left._p1 / right._p1, left._p2 / right._p2, left._p3 / right._p3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 FusedMultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) =>
        new(Vector128.FusedMultiplyAdd(a._p0, b._p0, c._p0), Vector128.FusedMultiplyAdd(a._p1, b._p1, c._p1), Vector128.FusedMultiplyAdd(a._p2, b._p2, c._p2), Vector128.FusedMultiplyAdd(a._p3, b._p3, c._p3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Sqrt(Lanes128 value) => new(Vector128.Sqrt(value._p0), Vector128.Sqrt(value._p1), Vector128.Sqrt(value._p2), Vector128.Sqrt(value._p3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 SelectGreater(Lanes128 left, Lanes128 right, Lanes128 whenTrue, Lanes128 whenFalse) =>
        new(
            Vector128.ConditionalSelect(Vector128.GreaterThan(left._p0, right._p0), whenTrue._p0, whenFalse._p0),
            Vector128.ConditionalSelect(Vector128.GreaterThan(left._p1, right._p1), whenTrue._p1, whenFalse._p1),
            Vector128.ConditionalSelect(Vector128.GreaterThan(left._p2, right._p2), whenTrue._p2, whenFalse._p2),
            Vector128.ConditionalSelect(Vector128.GreaterThan(left._p3, right._p3), whenTrue._p3, whenFalse._p3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 PowerOfTwo(Lanes128 exponent) =>
        new(PowerOfTwo(exponent._p0), PowerOfTwo(exponent._p1), PowerOfTwo(exponent._p2), PowerOfTwo(exponent._p3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes128 value)
    {
        Vector128<float> four = (value._p0 + value._p2) + (value._p1 + value._p3);
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Lanes128 value) =>
        MaxOfFour(Larger(Larger(value._p0, value._p2), Larger(value._p1, value._p3)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<float> Larger(Vector128<float> left, Vector128<float> right) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(left, right), left, right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float MaxOfFour(Vector128<float> four)
    {
        float even = four.GetElement(0) > four.GetElement(2) ? four.GetElement(0) : four.GetElement(2);
        float odd = four.GetElement(1) > four.GetElement(3) ? four.GetElement(1) : four.GetElement(3);
        return even > odd ? even : odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Low(Vector128<float> words) => Vector128.ShiftLeft(words.AsUInt32(), 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> High(Vector128<float> words) => (words.AsUInt32() & Vector128.Create(0xFFFF0000u)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> PowerOfTwo(Vector128<float> exponent) =>
        Vector128.ShiftLeft(Vector128.ConvertToInt32Native(exponent) + Vector128.Create(127), 23).AsSingle();
}
