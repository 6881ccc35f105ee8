using System.Diagnostics;
using System.Globalization;
using Plumbline.Cli.Bench;
using Plumbline.Numerics.Compute;

namespace Plumbline.Benchmarks.Profiling;

/// <summary>Prints where the time of training or generation goes, by operation of the backend.</summary>
internal static class StepProfile
{
    private const int WarmUps = 3;
    private const int Rounds = 10;

    /// <summary>Runs <c>train|generate [small|medium|large] [threads] [batch]</c>.</summary>
    public static int Run(string[] args, TextWriter output)
    {
        string what = args.Length > 0 ? args[0] : "train";
        ShapeName shape = args.Length > 1 ? Enum.Parse<ShapeName>(args[1], ignoreCase: true) : ShapeName.Small;
        int threads = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2;
        int batch = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 32;
        using Processor processor = new(new ProcessorOptions { Threads = threads });
        TimedBackend timed = new(processor.Backend);
        processor.Backend = timed;
        if (what == "train")
        {
            (int sequences, int seq) = Shapes.Training(shape);
            using TrainBenchmark training = new(new TrainOptions { Shape = Shapes.Of(shape), Batch = sequences, Seq = seq }, processor);
            Repeat(() => training.Step(), timed, output);
        }
        else
        {
            using GenerateBenchmark generation = new(new GenerateOptions { Shape = Shapes.Of(shape), Batch = batch }, processor);
            Repeat(() => generation.Round(CancellationToken.None), timed, output);
        }

        return 0;
    }

    private static void Repeat(Action round, TimedBackend timed, TextWriter output)
    {
        for (int i = 0; i < WarmUps; i++)
        {
            round();
        }

        timed.Clear();
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Rounds; i++)
        {
            round();
        }

        double total = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Rounds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"operation",-20} {"ms/round",10} {"share",8} {"calls",8}"));
        double named = 0;
        foreach ((string name, (long ticks, long calls)) in timed.Totals.OrderByDescending(pair => pair.Value.Ticks))
        {
            double ms = ticks * 1000.0 / Stopwatch.Frequency / Rounds;
            named += ms;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} {ms,10:F3} {ms / total,8:P1} {calls / Rounds,8}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"outside kernels",-20} {total - named,10:F3} {(total - named) / total,8:P1}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-20} {total,10:F3}"));
    }
}
