using BenchmarkDotNet.Attributes;
using Plumbline.Cli.Bench;
using Plumbline.Numerics.Compute;

namespace Plumbline.Benchmarks;

/// <summary>How long does one training step take, and does it allocate?</summary>
[MemoryDiagnoser]
public class TrainingBenchmark
{
    private Processor _processor = null!;
    private TrainBenchmark _training = null!;

    [Params(ShapeName.Small, ShapeName.Medium, ShapeName.Large)]
    public ShapeName Shape { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        (int batch, int seq) = Shapes.Training(Shape);
        _processor = new Processor(new ProcessorOptions { Threads = Threads });
        _training = new TrainBenchmark(new TrainOptions { Shape = Shapes.Of(Shape), Batch = batch, Seq = seq }, _processor);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _training.Dispose();
        _processor.Dispose();
    }

    [Benchmark]
    public double Step() => _training.Step();
}
