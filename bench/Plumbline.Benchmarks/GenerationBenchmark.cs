using BenchmarkDotNet.Attributes;
using Plumbline.Cli.Bench;
using Plumbline.Numerics.Compute;

namespace Plumbline.Benchmarks;

/// <summary>How long do 96 new tokens after 32 take, alone and in a batch?</summary>
[MemoryDiagnoser]
public class GenerationBenchmark
{
    private Processor _processor = null!;
    private GenerateBenchmark _generation = null!;

    [Params(ShapeName.Small, ShapeName.Medium)]
    public ShapeName Shape { get; set; }

    [Params(1, 32)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _processor = new Processor(new ProcessorOptions { Threads = 2 });
        _generation = new GenerateBenchmark(new GenerateOptions { Shape = Shapes.Of(Shape), Batch = Batch }, _processor);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _generation.Dispose();
        _processor.Dispose();
    }

    [Benchmark]
    public int Continue() => _generation.Round(CancellationToken.None);
}
