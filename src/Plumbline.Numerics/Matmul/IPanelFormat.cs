using System.Runtime.CompilerServices;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Matmul;

/// <summary>How the 32 columns of one depth of a packed panel are stored. Kernels that read weights are written once over it.</summary>
internal unsafe interface IPanelFormat<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Floats of memory from one depth to the next.</summary>
    static abstract int RowFloats { get; }

    /// <summary>Columns 0 to 15.</summary>
    static abstract TLanes First(float* row);

    /// <summary>Columns 16 to 31.</summary>
    static abstract TLanes Second(float* row);
}

/// <summary>32 floats.</summary>
internal readonly unsafe struct FloatPanels<TLanes> : IPanelFormat<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static int RowFloats => 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes First(float* row) => TLanes.Load(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Second(float* row) => TLanes.Load(row + 16);
}

/// <summary>16 words, each a pair of bfloat16: column i in the lower half and column i + 16 in the upper, so that widening is a shift or a mask.</summary>
internal readonly unsafe struct BFloat16Panels<TLanes> : IPanelFormat<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    public static int RowFloats => BFloat16Packing.RowWords;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes First(float* row) => TLanes.LoadLowHalves(row);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Second(float* row) => TLanes.LoadHighHalves(row);
}
