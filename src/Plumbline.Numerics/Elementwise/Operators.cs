using System.Runtime.CompilerServices;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Elementwise;

/// <summary>target = left + right · factor.</summary>
internal unsafe struct AddOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public float* Left, Right, Target;
    public float Factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index) =>
        TLanes.FusedMultiplyAdd(TLanes.Load(Right + index), TLanes.Create(Factor), TLanes.Load(Left + index)).Store(Target + index);

    public readonly void Partial(long index, int count) =>
        TLanes.FusedMultiplyAdd(TLanes.LoadPartial(Right + index, count), TLanes.Create(Factor), TLanes.LoadPartial(Left + index, count))
            .StorePartial(Target + index, count);
}

/// <summary>target += source · factor.</summary>
internal unsafe struct AddScaledOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public float* Source, Target;
    public float Factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index) =>
        TLanes.FusedMultiplyAdd(TLanes.Load(Source + index), TLanes.Create(Factor), TLanes.Load(Target + index)).Store(Target + index);

    public readonly void Partial(long index, int count) =>
        TLanes.FusedMultiplyAdd(TLanes.LoadPartial(Source + index, count), TLanes.Create(Factor), TLanes.LoadPartial(Target + index, count))
            .StorePartial(Target + index, count);
}

/// <summary>target *= factor.</summary>
internal unsafe struct ScaleOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public float* Target;
    public float Factor;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index) => (TLanes.Load(Target + index) * TLanes.Create(Factor)).Store(Target + index);

    public readonly void Partial(long index, int count) =>
        (TLanes.LoadPartial(Target + index, count) * TLanes.Create(Factor)).StorePartial(Target + index, count);
}
