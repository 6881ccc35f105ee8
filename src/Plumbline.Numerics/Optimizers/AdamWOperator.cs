using System.Runtime.CompilerServices;
using Plumbline.Numerics.Elementwise;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Optimizers;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2), ε outside the root as in PyTorch:
/// m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², x ← x·(1 − lr·λ) − lr/(1−β₁ᵗ) · m / (√(v/(1−β₂ᵗ)) + ε).
/// </summary>
internal unsafe struct AdamWOperator<TLanes> : IElementwiseOperator<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public AdamWStep S;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Sixteen(long index)
    {
        TLanes m = TLanes.Load(S.FirstMoments + index);
        TLanes v = TLanes.Load(S.SecondMoments + index);
        TLanes x = Update(TLanes.Load(S.Values + index), TLanes.Load(S.Gradients + index), ref m, ref v);
        m.Store(S.FirstMoments + index);
        v.Store(S.SecondMoments + index);
        x.Store(S.Values + index);
    }

    public readonly void Partial(long index, int count)
    {
        TLanes m = TLanes.LoadPartial(S.FirstMoments + index, count);
        TLanes v = TLanes.LoadPartial(S.SecondMoments + index, count);
        TLanes x = Update(TLanes.LoadPartial(S.Values + index, count), TLanes.LoadPartial(S.Gradients + index, count), ref m, ref v);
        m.StorePartial(S.FirstMoments + index, count);
        v.StorePartial(S.SecondMoments + index, count);
        x.StorePartial(S.Values + index, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TLanes Update(TLanes x, TLanes gradient, ref TLanes m, ref TLanes v)
    {
        TLanes g = gradient * TLanes.Create(S.GradientScale);
        m = TLanes.FusedMultiplyAdd(TLanes.Create(S.Beta1), m, TLanes.Create(1f - S.Beta1) * g);
        v = TLanes.FusedMultiplyAdd(TLanes.Create(S.Beta2), v, TLanes.Create(1f - S.Beta2) * g * g);
        TLanes denominator = TLanes.FusedMultiplyAdd(TLanes.Sqrt(v), TLanes.Create(S.InverseRootCorrection), TLanes.Create(S.Epsilon));
        return (x * TLanes.Create(S.Decay)) - (TLanes.Create(S.StepSize) * m / denominator);
    }
}
