using Plumbline.Cli.Arguments;
using Plumbline.Numerics.Compute;
using Plumbline.Runs;

namespace Plumbline.Cli.Commands.Bench;

/// <summary>What all benchmarks share.</summary>
internal static class BenchDefaults
{
    /// <summary>Threads where the user says nothing: as the peers that results are compared with.</summary>
    public const int Threads = 2;

    /// <summary>The machine in a few words.</summary>
    public static string Machine(Processor processor)
    {
        string width = ProcessorArguments.WidthName(processor);
        string threads = processor.ThreadCount == 1 ? "1 thread" : $"{processor.ThreadCount} threads";
        return $"{HardwareDescription.Detect().Processor}, {threads}, {(width == "scalar" ? width : width + "-bit vectors")}";
    }
}
