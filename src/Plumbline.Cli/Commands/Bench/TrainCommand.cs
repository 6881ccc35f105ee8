using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Bench;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Numerics.Compute;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Bench;

/// <summary><c>plumb bench train</c>.</summary>
internal sealed class TrainCommand : PlumbCommand
{
    private static readonly TrainOptions Defaults = new();
    private readonly ShapeArguments _shape;
    private readonly Option<int> _batch = TypedOptions.Integer("--batch", "Sequences per step.", Defaults.Batch);
    private readonly Option<int> _seq = TypedOptions.Integer("--seq", "Tokens per sequence.", Defaults.Seq);
    private readonly Option<int> _steps = TypedOptions.Integer("--steps", "Measured steps, after a warm-up.", Defaults.Steps);
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public TrainCommand()
        : base("train", "Measures whole training steps: forward, backward, clipping, AdamW.",
        [
            new Example("The default shape", "plumb bench train"),
            new Example(
                "A smaller model, as JSON",
                "plumb bench train --dim 128 --layers 4 --heads 4 --kv-heads 2 --ffn 344 --vocab 512 --json"),
        ])
    {
        _shape = new ShapeArguments(this);
        Add(_batch);
        Add(_seq);
        Add(_steps);
        Add(_seed);
        BenchDefaults.AddIgnored(this, "--prompt", "--new");
        _processor = new ProcessorArguments(this, BenchDefaults.Threads);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        TrainOptions options = new()
        {
            Shape = _shape.Read(arguments),
            Batch = arguments.GetValue(_batch),
            Seq = arguments.GetValue(_seq),
            Steps = arguments.GetValue(_steps),
            Seed = arguments.GetValue(_seed),
        };
        UsageException.ThrowIfAny(options.Validate());
        using Processor processor = _processor.Start(arguments);
        long parameters = options.Shape.ToConfig(options.Seq).ParameterCount;
        session.Remark($"training {NumberText.Format(parameters, 9)} parameters for {options.Steps} steps of {options.Batch} × {options.Seq} tokens");
        using TrainBenchmark benchmark = new(options, processor);
        double firstLoss = benchmark.Step();
        double lastLoss = firstLoss;
        RepetitionResult result = Repetition.Measure(options.Steps, () => lastLoss = benchmark.Step(), session.Time, session.Cancellation);
        double rate = benchmark.TokensPerStep / result.MedianSeconds;
        TrainReport report = new(
            "train",
            parameters,
            Math.Round(rate, 1),
            Math.Round(6 * parameters * rate / 1e9, 1),
            result.AllocatedBytes,
            firstLoss,
            lastLoss,
            options.Steps,
            result.WarmUps + 1,
            processor.ThreadCount,
            ProcessorArguments.WidthName(processor));
        if (arguments.GetValue(_json))
        {
            session.WriteJson(report);
        }
        else
        {
            Show(report, processor, session);
        }

        return ExitCode.Done;
    }

    private static void Show(TrainReport report, Processor processor, CommandSession session) => FactTable.Write(session.Screen, "plumb bench train",
    [
        ("parameters", NumberText.Format(report.Parameters, 12)),
        ("tokens per second", $"{NumberText.Format(report.TokensPerSecond)} (median of {report.Steps} steps after {report.WarmupSteps} to warm up)"),
        ("effective GFLOP/s", $"{NumberText.Format(report.EffectiveGflops)} (6 · parameters · tokens per second)"),
        ("allocated", $"{NumberText.Format(report.AllocatedBytesPerStep)} bytes of managed memory per step"),
        ("loss", $"{NumberText.Fixed(report.FirstLoss, 4)} at the first step, {NumberText.Fixed(report.LastLoss, 4)} at the last (nats per token)"),
        ("machine", BenchDefaults.Machine(processor)),
    ]);

    private sealed record TrainReport(
        string What,
        long Parameters,
        double TokensPerSecond,
        double EffectiveGflops,
        double AllocatedBytesPerStep,
        double FirstLoss,
        double LastLoss,
        int Steps,
        int WarmupSteps,
        int Threads,
        string VectorWidth);
}
