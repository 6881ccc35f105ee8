using System.Runtime.Intrinsics;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Compute;

public class ProcessorTests
{
    [Fact]
    public void Constructor_NoOptions_TakesTheWidestRegistersAndAllProcessors()
    {
        using Processor processor = new();
        processor.VectorWidth.ShouldBe(
            Vector512.IsHardwareAccelerated ? VectorWidth.Vector512
            : Vector256.IsHardwareAccelerated ? VectorWidth.Vector256
            : Vector128.IsHardwareAccelerated ? VectorWidth.Vector128
            : VectorWidth.Scalar);
        processor.ThreadCount.ShouldBe(Environment.ProcessorCount);
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Constructor_WidthAskedFor_IsInForce(VectorWidth width)
    {
        using Processor processor = new(new ProcessorOptions { VectorWidth = width, Threads = 2 });
        processor.VectorWidth.ShouldBe(width);
        processor.ThreadCount.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(257)]
    public void Constructor_ThreadsOutOfRange_SaysWhatIsExpected(int threads) =>
        Should.Throw<ArgumentException>(() => new Processor(new ProcessorOptions { Threads = threads }))
            .Message.ShouldContain($"threads is {threads}; expected 1 to 256");

    [Fact]
    public void Validate_SeveralProblems_ListsAll()
    {
        IReadOnlyList<string> problems = new ProcessorOptions { Threads = 0, VectorWidth = (VectorWidth)17 }.Validate();
        problems.Count.ShouldBe(2);
        problems[1].ShouldContain("17");
    }

    [Fact]
    public void Validate_WidthThisMachineLacks_IsAProblem()
    {
        (VectorWidth Width, bool Accelerated)[] widths =
        [
            (VectorWidth.Vector128, Vector128.IsHardwareAccelerated),
            (VectorWidth.Vector256, Vector256.IsHardwareAccelerated),
            (VectorWidth.Vector512, Vector512.IsHardwareAccelerated),
        ];
        foreach ((VectorWidth width, bool accelerated) in widths)
        {
            new ProcessorOptions { VectorWidth = width }.Validate().Count.ShouldBe(accelerated ? 0 : 1, width.ToString());
        }
    }

    [Fact]
    public void Dispose_Twice_DoesNothing()
    {
        Processor processor = new(new ProcessorOptions { Threads = 2 });
        processor.Dispose();
        Should.NotThrow(processor.Dispose);
    }
}
