using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests;

/// <summary>Opens a processor on one code path and proves that this path is the one in force.</summary>
internal static class ForcedProcessor
{
    public static Processor Open(VectorWidth width, int threads = 1)
    {
        Processor processor = new(new ProcessorOptions { VectorWidth = width, Threads = threads });
        processor.VectorWidth.ShouldBe(width);
        processor.ThreadCount.ShouldBe(threads);
        return processor;
    }
}
