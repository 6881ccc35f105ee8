using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Bench;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Numerics.Compute;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Commands.Bench;

/// <summary><c>plumb bench generate</c>.</summary>
internal sealed class GenerateCommand : PlumbCommand
{
    private static readonly GenerateOptions Defaults = new();
    private readonly ShapeArguments _shape;
    private readonly Option<int> _batch = TypedOptions.Integer("--batch", "Sequences side by side.", Defaults.Batch);
    private readonly Option<int> _prompt = TypedOptions.Integer("--prompt", "Tokens per prompt.", Defaults.Prompt);
    private readonly Option<int> _new = TypedOptions.Integer("--new", "Tokens drawn per sequence.", Defaults.New);
    private readonly Option<int> _steps = TypedOptions.Integer("--steps", "A quarter of these, at least 3, are the rounds measured.", Defaults.Steps);
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public GenerateCommand()
        : base("generate", "Measures sampling with a key/value cache, reading of the prompts included.",
        [
            new Example("A batch of 32", "plumb bench generate --batch 32"),
            new Example("One sequence, as JSON", "plumb bench generate --batch 1 --json"),
        ])
    {
        _shape = new ShapeArguments(this);
        Add(_batch);
        Add(_prompt);
        Add(_new);
        Add(_steps);
        Add(_seed);
        BenchDefaults.AddIgnored(this, "--seq");
        _processor = new ProcessorArguments(this, BenchDefaults.Threads);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        GenerateOptions options = new()
        {
            Shape = _shape.Read(arguments),
            Batch = arguments.GetValue(_batch),
            Prompt = arguments.GetValue(_prompt),
            New = arguments.GetValue(_new),
            Steps = arguments.GetValue(_steps),
            Seed = arguments.GetValue(_seed),
        };
        UsageException.ThrowIfAny(options.Validate());
        using Processor processor = _processor.Start(arguments);
        long parameters = options.Shape.ToConfig(options.Prompt + options.New).ParameterCount;
        session.Remark(
            $"generating {options.Batch} × {options.New} tokens with {NumberText.Format(parameters, 9)} parameters, {options.Rounds} times");
        using GenerateBenchmark benchmark = new(options, processor);
        int tokens = options.Batch * options.New;
        RepetitionResult result = Repetition.Measure(
            options.Rounds, () => benchmark.Round(session.Cancellation), session.Time, session.Cancellation);
        GenerateReport report = new(
            "generate",
            parameters,
            Math.Round(tokens / result.MedianSeconds, 1),
            Math.Round(result.AllocatedBytes / options.New, 1),
            options.Rounds,
            processor.ThreadCount,
            ProcessorArguments.WidthName(processor));
        if (arguments.GetValue(_json))
        {
            session.WriteJson(report);
        }
        else
        {
            FactTable.Write(session.Screen, "plumb bench generate",
            [
                ("parameters", NumberText.Format(report.Parameters, 12)),
                ("tokens per second", $"{NumberText.Format(report.TokensPerSecond)} (median of {report.Rounds} rounds, all sequences together)"),
                ("allocated", $"{NumberText.Format(report.AllocatedBytesPerStep)} bytes of managed memory per step of the batch"),
                ("machine", BenchDefaults.Machine(processor)),
            ]);
        }

        return ExitCode.Done;
    }

    private sealed record GenerateReport(
        string What, long Parameters, double TokensPerSecond, double AllocatedBytesPerStep, int Rounds, int Threads, string VectorWidth);
}
