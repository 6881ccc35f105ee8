using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Determinism;

/// <summary>
/// A machine with fewer instructions trains the same bits. Forcing a width inside one process is not enough: only a process in which the
/// instructions are absent shows that no kernel reaches around its width. Each child proves that its switch took effect.
/// </summary>
public class InstructionSetTests
{
    private static readonly Lazy<string> Expected = new(() => TrainingDigest.Compute(new() { Threads = 1 }));

    [Fact]
    public void ChildProcess_NothingSwitchedOff_TrainsTheSameBits()
    {
        TrainingDigestProgram.Report report = Run(null);
        report.Vector512.ShouldBe(Vector512.IsHardwareAccelerated);
        report.Vector256.ShouldBe(Vector256.IsHardwareAccelerated);
        Check(report);
    }

    [Fact]
    public void ChildProcess_WithoutAvx512_UsesNarrowerRegistersAndTrainsTheSameBits()
    {
        TrainingDigestProgram.Report report = Run("DOTNET_EnableAVX512");
        report.Vector512.ShouldBeFalse();
        report.Automatic.ShouldBe(Vector256.IsHardwareAccelerated ? VectorWidth.Vector256 : VectorWidth.Vector128);
        Check(report);
    }

    [Fact]
    public void ChildProcess_WithoutAvx2_Uses128BitRegistersAndTrainsTheSameBits()
    {
        TrainingDigestProgram.Report report = Run("DOTNET_EnableAVX2");
        report.Vector512.ShouldBeFalse();
        report.Vector256.ShouldBeFalse();
        report.Vector128.ShouldBeTrue();
        report.Automatic.ShouldBe(VectorWidth.Vector128);
        Check(report);
    }

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void ThisProcess_EveryWidthAndThreadCount_TrainsTheSameBits(VectorWidth width)
    {
        using (ForcedProcessor.Open(width))
        {
            for (int threads = 1; threads <= 3; threads++)
            {
                TrainingDigest.Compute(new() { VectorWidth = width, Threads = threads }).ShouldBe(Expected.Value, $"{threads} threads");
            }
        }
    }

    private static void Check(TrainingDigestProgram.Report report)
    {
        report.OneThread.ShouldBe(Expected.Value);
        report.TwoThreads.ShouldBe(Expected.Value);
    }

    private static TrainingDigestProgram.Report Run(string? switchedOff)
    {
        ProcessStartInfo start = new(Host(), ["exec", typeof(TrainingDigest).Assembly.Location])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (switchedOff is not null)
        {
            start.Environment[switchedOff] = "0";
        }

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        child.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
        return TrainingDigestProgram.Report.Parse(output);
    }

    /// <summary>The dotnet command of the runtime that runs this test: three folders above its libraries.</summary>
    private static string Host()
    {
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
    }
}
