using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests;

/// <summary>Every width that can be forced on this machine: those it accelerates, and scalar code.</summary>
public sealed class VectorWidthTheory : TheoryData<VectorWidth>
{
    public VectorWidthTheory()
    {
        foreach (VectorWidth width in Available)
        {
            Add(width);
        }
    }

    public static IReadOnlyList<VectorWidth> Available { get; } =
    [
        .. Enum.GetValues<VectorWidth>().Where(width => width != VectorWidth.Auto && new ProcessorOptions { VectorWidth = width }.Validate().Count == 0),
    ];
}
