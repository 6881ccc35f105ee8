using Plumbline.Cli.Bench;
using Plumbline.Numerics.Compute;

namespace Plumbline.Cli.Tests.Bench;

public class TrainBenchmarkTests
{
    private static readonly TrainOptions Small = new()
    {
        Shape = new ModelShape { Dim = 16, Layers = 2, Heads = 2, KvHeads = 1, Ffn = 24, Vocab = 32 }, Batch = 2, Seq = 8,
    };

    [Fact]
    public void Step_SameSeed_SameLossesAtAnyThreads() => Losses(2).ShouldBe(Losses(1));

    [Fact]
    public void Step_RepeatedBatch_IsLearned()
    {
        double[] losses = Losses(1);

        losses[^1].ShouldBeLessThan(losses[0] - 0.1);
    }

    [Fact]
    public void Step_AfterWarmUp_AllocatesNothing()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using TrainBenchmark benchmark = new(Small, processor);
        Steps(benchmark, 3);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Steps(benchmark, 5);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 4.0, 1.0, 2.0, 3.0 }, 2.5)]
    [InlineData(new[] { 7.0 }, 7.0)]
    public void Median_Values_IsTheMiddle(double[] values, double expected) => Repetition.Median(values).ShouldBe(expected);

    private static double[] Losses(int threads)
    {
        using Processor processor = new(new ProcessorOptions { Threads = threads });
        using TrainBenchmark benchmark = new(Small, processor);
        return [.. Enumerable.Range(0, 20).Select(_ => benchmark.Step())];
    }

    private static void Steps(TrainBenchmark benchmark, int count)
    {
        for (int i = 0; i < count; i++)
        {
            benchmark.Step();
        }
    }
}
