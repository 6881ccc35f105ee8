using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Plumbline.Runs;

/// <summary>The machine a run was made on, as far as it can bear on speed or on the bits of the result. Names no host and no user.</summary>
/// <param name="Processor">The processor's name as the system tells it, or the architecture where it does not.</param>
/// <param name="Architecture">Such as <c>x64</c> or <c>arm64</c>.</param>
/// <param name="LogicalProcessors">How many processors this process may use.</param>
/// <param name="VectorBits">The widest hardware vector in force: 512, 256, 128 or 0.</param>
/// <param name="MemoryBytes">The memory this process may use, in bytes.</param>
/// <param name="OperatingSystem">The operating system's name and version.</param>
public sealed record HardwareDescription(
    string Processor,
    string Architecture,
    int LogicalProcessors,
    int VectorBits,
    long MemoryBytes,
    string OperatingSystem)
{
    /// <summary>Describes the machine this process runs on.</summary>
    public static HardwareDescription Detect()
    {
        string architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        return new HardwareDescription(
            ProcessorName("/proc/cpuinfo") ?? architecture,
            architecture,
            Environment.ProcessorCount,
            WidestVector(),
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            RuntimeInformation.OSDescription);
    }

    /// <summary>The first <c>model name</c> of a Linux processor list, or null where there is none.</summary>
    internal static string? ProcessorName(string cpuInfo)
    {
        try
        {
            return File.Exists(cpuInfo)
                ? File.ReadLines(cpuInfo)
                    .Where(line => line.StartsWith("model name", StringComparison.Ordinal))
                    .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
                    .FirstOrDefault()
                : null;
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            return null;
        }
    }

    private static int WidestVector() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;
}
