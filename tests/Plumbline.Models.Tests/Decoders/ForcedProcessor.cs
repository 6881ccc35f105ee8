using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Opens a processor on one code path and proves that this path is the one in force.</summary>
internal static class ForcedProcessor
{
    /// <summary>The vector widths of this machine; scalar code, which is slow, not among them.</summary>
    public static IReadOnlyList<VectorWidth> Widths { get; } =
    [
        .. new[] { VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512 }
            .Where(width => new ProcessorOptions { VectorWidth = width }.Validate().Count == 0),
    ];

    public static Processor Open(VectorWidth width, int threads = 1)
    {
        Processor processor = new(new ProcessorOptions { VectorWidth = width, Threads = threads });
        processor.VectorWidth.ShouldBe(width);
        processor.ThreadCount.ShouldBe(threads);
        return processor;
    }
}
