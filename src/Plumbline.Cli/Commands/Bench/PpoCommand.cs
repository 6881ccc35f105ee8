using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Cli.Bench;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Ppo;

namespace Plumbline.Cli.Commands.Bench;

/// <summary><c>plumb bench ppo</c>.</summary>
internal sealed class PpoCommand : PlumbCommand
{
    private const int GemmSteps = 12;
    private static readonly PpoBenchmarkOptions Defaults = new();
    private readonly ShapeArguments _shape;
    private readonly Option<int> _prompts = TypedOptions.Integer("--prompts", "Prompts, one reply each.", Defaults.Prompts);
    private readonly Option<int> _prompt = TypedOptions.Integer("--prompt", "Tokens per prompt.", Defaults.Prompt);
    private readonly Option<int> _new = TypedOptions.Integer("--new", "Tokens per reply; none ends sooner.", Defaults.New);
    private readonly Option<int> _epochs = TypedOptions.Integer("--epochs", "Passes over the replies.", Defaults.Epochs);
    private readonly Option<int> _minibatches = TypedOptions.Integer("--minibatches", "Updates of critic and of policy per pass.", Defaults.Minibatches);
    private readonly Option<int> _steps = TypedOptions.Integer("--steps", "Measured iterations, after a warm-up.", Defaults.Steps);
    private readonly Option<ulong> _seed = TypedOptions.Seed();
    private readonly Option<bool> _json = TypedOptions.Json();
    private readonly ProcessorArguments _processor;

    public PpoCommand()
        : base("ppo", "Measures whole PPO iterations, and where their time goes.",
        [
            new Example("64 replies of 64 tokens, four epochs, at the shape of Parlor's models", "plumb bench ppo"),
            new Example("On one thread, as JSON", "plumb bench ppo --threads 1 --json"),
        ])
    {
        _shape = new ShapeArguments(this, ModelShape.Parlor);
        foreach (Option option in new Option[] { _prompts, _prompt, _new, _epochs, _minibatches, _steps, _seed })
        {
            Add(option);
        }

        _processor = new ProcessorArguments(this, BenchDefaults.Threads);
        Add(_json);
    }

    public override int Execute(ParseResult arguments, CommandSession session)
    {
        PpoBenchmarkOptions options = new()
        {
            Shape = _shape.Read(arguments),
            Prompts = arguments.GetValue(_prompts),
            Prompt = arguments.GetValue(_prompt),
            New = arguments.GetValue(_new),
            Epochs = arguments.GetValue(_epochs),
            Minibatches = arguments.GetValue(_minibatches),
            Steps = arguments.GetValue(_steps),
            Seed = arguments.GetValue(_seed),
        };
        UsageException.ThrowIfAny(options.Validate());
        using Processor processor = _processor.Start(arguments);
        session.Remark($"{options.Steps} iterations of PPO: {options.Prompts} replies of {options.New} tokens, {options.Epochs} epochs of {options.Minibatches} minibatches");
        PpoReport report = Measure(options, processor, session);
        if (arguments.GetValue(_json))
        {
            session.WriteJson(report);
        }
        else
        {
            PpoSummary.Write(session.Screen, report, BenchDefaults.Machine(processor));
        }

        return ExitCode.Done;
    }

    private static PpoReport Measure(PpoBenchmarkOptions options, Processor processor, CommandSession session)
    {
        PhaseTimes phases = new(session.Time, () => Environment.CpuUsage.TotalTime);
        using GemmBenchmark gemm = new(new GemmOptions(), processor);
        using PpoBenchmark benchmark = new(options, processor, phases);
        double gemmSeconds = Repetition.Measure(GemmSteps, gemm.Multiply, session.Time, session.Cancellation).MedianSeconds;
        List<(TimeSpan Wall, TimeSpan Processor)[]> seen = [];
        PpoIteration? last = null;
        _ = phases.Take();
        RepetitionResult result = Repetition.Measure(
            options.Steps,
            () =>
            {
                last = benchmark.Iterate(session.Cancellation);
                seen.Add(phases.Take());
            },
            session.Time,
            session.Cancellation);
        return PpoReport.Of(options, processor, new GemmOptions().Operations / gemmSeconds / 1e9, result, seen[result.WarmUps..], last!);
    }
}
