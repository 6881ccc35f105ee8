using System.Runtime.CompilerServices;
using Plumbline.Numerics.Elementwise;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Activations;

/// <summary>y = silu(gate) · up with silu(g) = g · sigmoid(g) (Shazeer 2020, "GLU Variants Improve Transformer", eq. 6). Reference: <see cref="ActivationReference"/>.</summary>
internal unsafe struct SwiGluOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public float* Gate, Up, Y;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index) => Combine(TLanes.Load(Gate + index), TLanes.Load(Up + index)).Store(Y + index);

    public readonly void Partial(long index, int count) =>
        Combine(TLanes.LoadPartial(Gate + index, count), TLanes.LoadPartial(Up + index, count)).StorePartial(Y + index, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Combine(TLanes gate, TLanes up) => gate * LanesMath.Sigmoid(gate) * up;
}

/// <summary>dup = dy · silu(g), dgate = dy · up · s · (1 + g · (1 − s)) with s = sigmoid(g). Overwrites both.</summary>
internal unsafe struct SwiGluBackwardOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public float* Dy, Gate, Up, Dgate, Dup;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index)
    {
        Combine(TLanes.Load(Dy + index), TLanes.Load(Gate + index), TLanes.Load(Up + index), out TLanes dgate, out TLanes dup);
        dgate.Store(Dgate + index);
        dup.Store(Dup + index);
    }

    public readonly void Partial(long index, int count)
    {
        Combine(
            TLanes.LoadPartial(Dy + index, count),
            TLanes.LoadPartial(Gate + index, count),
            TLanes.LoadPartial(Up + index, count),
            out TLanes dgate,
            out TLanes dup);
        dgate.StorePartial(Dgate + index, count);
        dup.StorePartial(Dup + index, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Combine(TLanes dy, TLanes gate, TLanes up, out TLanes dgate, out TLanes dup)
    {
        TLanes one = TLanes.Create(1f);
        TLanes sigmoid = LanesMath.Sigmoid(gate);
        dup = dy * (gate * sigmoid);
        dgate = dy * up * (sigmoid * TLanes.FusedMultiplyAdd(gate, one - sigmoid, one));
    }
}
