using System.CommandLine;
using Plumbline.Cli.Errors;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Cli.Arguments;

/// <summary>The options that choose threads and vector registers. They change speed, never a result.</summary>
internal sealed class ProcessorArguments
{
    private readonly Option<int?> _threads;
    private readonly Option<string> _vectorWidth = TypedOptions.Text(
        "--vector-width", "WIDTH", "Vector registers: auto, 512, 256, 128 or scalar. Changes speed, never a result.", "auto");

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="defaultThreads">Threads where the user says nothing; null for as many as the machine has processors.</param>
    public ProcessorArguments(Command command, int? defaultThreads = null)
    {
        string fallback = defaultThreads is null ? " Default: as many as there are processors." : "";
        _threads = TypedOptions.OptionalInteger("--threads", "Threads per operation. Changes speed, never a result." + fallback);
        if (defaultThreads is not null)
        {
            _threads.DefaultValueFactory = _ => defaultThreads;
        }

        command.Add(_threads);
        command.Add(_vectorWidth);
    }

    /// <summary>Starts the processor asked for.</summary>
    /// <exception cref="UsageException">An option is out of range or this machine lacks the width.</exception>
    public Processor Start(ParseResult arguments)
    {
        string width = arguments.GetValue(_vectorWidth)!;
        ProcessorOptions options = new()
        {
            Threads = arguments.GetValue(_threads),
            VectorWidth = width.ToLowerInvariant() switch
            {
                "auto" => VectorWidth.Auto,
                "512" => VectorWidth.Vector512,
                "256" => VectorWidth.Vector256,
                "128" => VectorWidth.Vector128,
                "scalar" => VectorWidth.Scalar,
                _ => throw new UsageException($"--vector-width is '{width}'; expected auto, 512, 256, 128 or scalar"),
            },
        };
        UsageException.ThrowIfAny(options.Validate());
        return new Processor(options);
    }

    /// <summary>The width in force, in the words of the option.</summary>
    public static string WidthName(Processor processor) =>
        processor.VectorWidth == VectorWidth.Scalar ? "scalar" : FormattableString.Invariant($"{(int)processor.VectorWidth}");
}
