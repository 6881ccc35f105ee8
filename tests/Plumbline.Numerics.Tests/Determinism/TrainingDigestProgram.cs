using System.Runtime.Intrinsics;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Simd;

namespace Plumbline.Numerics.Tests.Determinism;

/// <summary>
/// The entry point of this assembly when it is run by itself. <see cref="InstructionSetTests"/> starts it with fewer instructions enabled,
/// which only a new process can have. It says what it runs on, so that nobody has to believe that the switch worked.
/// </summary>
internal static class TrainingDigestProgram
{
    public static void Main()
    {
        using Processor automatic = new();
        Report report = new(Vector512.IsHardwareAccelerated, Vector256.IsHardwareAccelerated, Vector128.IsHardwareAccelerated, automatic.VectorWidth, Digest(1), Digest(2));
        Console.WriteLine(report.Print());

        static string Digest(int threads) => TrainingDigest.Compute(new ProcessorOptions { Threads = threads });
    }

    /// <summary>What a child process says, in one line.</summary>
    internal sealed record Report(bool Vector512, bool Vector256, bool Vector128, VectorWidth Automatic, string OneThread, string TwoThreads)
    {
        private const char Separator = ' ';

        public static Report Parse(string line)
        {
            string[] words = line.Trim().Split(Separator);
            words.Length.ShouldBe(6, line);
            return new(bool.Parse(words[0]), bool.Parse(words[1]), bool.Parse(words[2]), Enum.Parse<VectorWidth>(words[3]), words[4], words[5]);
        }

        public string Print() => string.Join(Separator, Vector512, Vector256, Vector128, Automatic, OneThread, TwoThreads);
    }
}
