using System.CommandLine;
using Plumbline.Cli.Arguments;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;

namespace Plumbline.Cli.Commands.Bench;

/// <summary>What all benchmarks share.</summary>
internal static class BenchDefaults
{
    /// <summary>Threads where the user says nothing: as the peers that results are compared with.</summary>
    public const int Threads = 2;

    /// <summary>Adds options that only the sister benchmark uses, so that one list of options serves both, as it does for the peers.</summary>
    public static void AddIgnored(Command command, params string[] names)
    {
        foreach (string name in names)
        {
            command.Add(TypedOptions.OptionalInteger(name, "Ignored here: lets train and generate share one list of options."));
        }
    }

    /// <summary>The machine in a few words.</summary>
    public static string Machine(Processor processor)
    {
        string width = ProcessorArguments.WidthName(processor);
        string threads = processor.ThreadCount == 1 ? "1 thread" : $"{processor.ThreadCount} threads";
        return $"{HardwareDescription.Detect().Processor}, {threads}, {(width == "scalar" ? width : width + "-bit vectors")}";
    }
}
