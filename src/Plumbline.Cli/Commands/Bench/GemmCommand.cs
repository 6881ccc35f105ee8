using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Bench;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Numerics.Compute;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Bench;

/// <summary><c>plumb bench gemm</c>.</summary>
internal sealed class GemmCommand : PlumbCommand
{
    private readonly Option<int> _size = TypedOptions.Integer("--size", "Rows, columns and depth, where --m, --n or --k do not say otherwise.", 1024);
    private readonly Option<int?> _m = TypedOptions.OptionalInteger("--m", "Rows of the left matrix.");
    private readonly Option<int?> _n = TypedOptions.OptionalInteger("--n", "Columns of the result.");
    private readonly Option<int?> _k = TypedOptions.OptionalInteger("--k", "Depth: what is summed over.");
    private readonly Option<int> _steps = TypedOptions.Integer("--steps", "Measured products.", new GemmOptions().Steps);
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public GemmCommand()
        : base("gemm", "Measures single-precision matrix multiplication.",
        [
            new Example("1024 × 1024 × 1024 on two threads", "plumb bench gemm"),
            new Example("A narrow product at a forced vector width", "plumb bench gemm --m 2048 --n 688 --k 256 --vector-width 256"),
        ])
    {
        Add(_size);
        Add(_m);
        Add(_n);
        Add(_k);
        Add(_steps);
        _processor = new ProcessorArguments(this, BenchDefaults.Threads);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        int size = arguments.GetValue(_size);
        GemmOptions options = new()
        {
            M = arguments.GetValue(_m) ?? size,
            N = arguments.GetValue(_n) ?? size,
            K = arguments.GetValue(_k) ?? size,
            Steps = arguments.GetValue(_steps),
        };
        UsageException.ThrowIfAny(options.Validate());
        using Processor processor = _processor.Start(arguments);
        session.Remark($"multiplying [{options.M}, {options.K}] by [{options.K}, {options.N}], {options.Steps} times");
        using GemmBenchmark benchmark = new(options, processor);
        RepetitionResult plain = Repetition.Measure(options.Steps, benchmark.Multiply, session.Time, session.Cancellation);
        RepetitionResult packed = Repetition.Measure(options.Steps, benchmark.MultiplyPacked, session.Time, session.Cancellation);
        GemmReport report = new(
            "gemm",
            options.M,
            options.N,
            options.K,
            Gflops(options, plain),
            Gflops(options, packed),
            plain.AllocatedBytes,
            options.Steps,
            processor.ThreadCount,
            ProcessorArguments.WidthName(processor));
        if (arguments.GetValue(_json))
        {
            session.WriteJson(report);
        }
        else
        {
            FactTable.Write(session.Screen, "plumb bench gemm",
            [
                ("matrices", $"[{report.M}, {report.K}] · [{report.K}, {report.N}]"),
                ("GFLOP/s", $"{NumberText.Format(report.Gflops)} (median of {report.Steps}, packing included)"),
                ("GFLOP/s packed", $"{NumberText.Format(report.GflopsPacked)} (right matrix packed beforehand)"),
                ("allocated", $"{NumberText.Format(report.AllocatedBytesPerStep)} bytes of managed memory per product"),
                ("machine", BenchDefaults.Machine(processor)),
            ]);
        }

        return ExitCode.Done;
    }

    private static double Gflops(GemmOptions options, RepetitionResult result) => Math.Round(options.Operations / result.MedianSeconds / 1e9, 1);

    private sealed record GemmReport(
        string What, int M, int N, int K, double Gflops, double GflopsPacked, double AllocatedBytesPerStep, int Steps, int Threads, string VectorWidth);
}
