using System.Runtime.CompilerServices;
using Plumbline.Numerics.Elementwise;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Activations;

/// <summary>y = ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))), the form of GPT-2 (Hendrycks and Gimpel 2016). Reference: <see cref="ActivationReference"/>.</summary>
internal unsafe struct GeluOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>√(2/π).</summary>
    public const float Scale = 0.797884560802865356f;
    public const float Cubic = 0.044715f;

    public float* X, Y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index) => Apply(TLanes.Load(X + index)).Store(Y + index);

    public readonly void Partial(long index, int count) => Apply(TLanes.LoadPartial(X + index, count)).StorePartial(Y + index, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Apply(TLanes x)
    {
        TLanes half = TLanes.Create(0.5f) * x;
        return TLanes.FusedMultiplyAdd(half, TanhOfInner(x), half);
    }

    /// <summary>tanh(√(2/π)·x·(1 + 0.044715·x²)).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes TanhOfInner(TLanes x) =>
        LanesMath.Tanh(TLanes.Create(Scale) * x * TLanes.FusedMultiplyAdd(TLanes.Create(Cubic) * x, x, TLanes.Create(1f)));
}

/// <summary>dx (+)= dy · (½·(1 + t) + ½·x·(1 − t²)·√(2/π)·(1 + 3·0.044715·x²)) with t the tanh of the forward pass.</summary>
internal unsafe struct GeluBackwardOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public float* Dy, X, Dx;
    public bool Accumulate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index)
    {
        TLanes start = Accumulate ? TLanes.Load(Dx + index) : TLanes.Zero;
        TLanes.FusedMultiplyAdd(TLanes.Load(Dy + index), Slope(TLanes.Load(X + index)), start).Store(Dx + index);
    }

    public readonly void Partial(long index, int count)
    {
        TLanes start = Accumulate ? TLanes.LoadPartial(Dx + index, count) : TLanes.Zero;
        TLanes.FusedMultiplyAdd(TLanes.LoadPartial(Dy + index, count), Slope(TLanes.LoadPartial(X + index, count)), start)
            .StorePartial(Dx + index, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Slope(TLanes x)
    {
        TLanes one = TLanes.Create(1f);
        TLanes half = TLanes.Create(0.5f);
        TLanes t = GeluOperator<TLanes>.TanhOfInner(x);
        TLanes inner = TLanes.Create(GeluOperator<TLanes>.Scale)
            * TLanes.FusedMultiplyAdd(TLanes.Create(3f * GeluOperator<TLanes>.Cubic) * x, x, one);
        return TLanes.FusedMultiplyAdd(half * x * (one - (t * t)), inner, half * (one + t));
    }
}
