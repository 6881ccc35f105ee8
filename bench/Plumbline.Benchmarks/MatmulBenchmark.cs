using BenchmarkDotNet.Attributes;
using Plumbline.Cli.Bench;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Benchmarks;

/// <summary>How close is the matrix product to the machine, at each vector width? 1024³ is 2.1 GFLOP.</summary>
[MemoryDiagnoser]
public class MatmulBenchmark
{
    private Processor _processor = null!;
    private GemmBenchmark _product = null!;

    [Params(VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512)]
    public VectorWidth Width { get; set; }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _processor = new Processor(new ProcessorOptions { VectorWidth = Width, Threads = Threads });
        _product = new GemmBenchmark(new GemmOptions(), _processor);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _product.Dispose();
        _processor.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void WeightPackedBefore() => _product.MultiplyPacked();

    [Benchmark]
    public void PackedOnTheWay() => _product.Multiply();
}
