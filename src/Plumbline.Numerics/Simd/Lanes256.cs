using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Plumbline.Numerics.Simd;

/// <summary>Sixteen lanes in two 256-bit registers; lane i is element i % 8 of part i / 8.</summary>
internal readonly unsafe struct Lanes256 : ILanes<Lanes256>
{
    private readonly Vector256<float> _p0;
    private readonly Vector256<float> _p1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lanes256(Vector256<float> p0, Vector256<float> p1)
    {
        _p0 = p0;
        _p1 = p1;
    }

    public static VectorWidth Width => VectorWidth.Vector256;

    public static bool IsAccelerated => Vector256.IsHardwareAccelerated;

    public static Lanes256 Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Create(float value)
    {
        Vector256<float> all = Vector256.Create(value);
        return new(all, all);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(float* source) => new(Vector256.Load(source), Vector256.Load(source + 8));

    public static Lanes256 LoadPartial(float* source, int count)
    {
        float* whole = stackalloc float[16];
        for (int i = 0; i < 16; i++)
        {
            whole[i] = i < count ? source[i] : 0f;
        }

        return Load(whole);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadLowHalves(float* words) => new(Low(Vector256.Load(words)), Low(Vector256.Load(words + 8)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 LoadHighHalves(float* words) => new(High(Vector256.Load(words)), High(Vector256.Load(words + 8)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target)
    {
        _p0.Store(target);
        _p1.Store(target + 8);
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
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left._p0 + right._p0, left._p1 + right._p1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left._p0 - right._p0, left._p1 - right._p1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left._p0 * right._p0, left._p1 * right._p1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left._p0 / right._p0, left._p1 / right._p1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 FusedMultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) =>
        new(Vector256.FusedMultiplyAdd(a._p0, b._p0, c._p0), Vector256.FusedMultiplyAdd(a._p1, b._p1, c._p1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 value) => new(Vector256.Sqrt(value._p0), Vector256.Sqrt(value._p1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 SelectGreater(Lanes256 left, Lanes256 right, Lanes256 whenTrue, Lanes256 whenFalse) =>
        new(
            Vector256.ConditionalSelect(Vector256.GreaterThan(left._p0, right._p0), whenTrue._p0, whenFalse._p0),
            Vector256.ConditionalSelect(Vector256.GreaterThan(left._p1, right._p1), whenTrue._p1, whenFalse._p1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 PowerOfTwo(Lanes256 exponent) =>
        new(PowerOfTwo(exponent._p0), PowerOfTwo(exponent._p1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Lanes256 value)
    {
        Vector256<float> eight = value._p0 + value._p1;
        Vector128<float> four = eight.GetLower() + eight.GetUpper();
        return (four.GetElement(0) + four.GetElement(2)) + (four.GetElement(1) + four.GetElement(3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max(Lanes256 value)
    {
        Vector256<float> eight = Vector256.ConditionalSelect(Vector256.GreaterThan(value._p0, value._p1), value._p0, value._p1);
        return Lanes128.MaxOfFour(Lanes128.Larger(eight.GetLower(), eight.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Low(Vector256<float> words) => Vector256.ShiftLeft(words.AsUInt32(), 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> High(Vector256<float> words) => (words.AsUInt32() & Vector256.Create(0xFFFF0000u)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<float> exponent) =>
        Vector256.ShiftLeft(Vector256.ConvertToInt32Native(exponent) + Vector256.Create(127), 23).AsSingle();
}
