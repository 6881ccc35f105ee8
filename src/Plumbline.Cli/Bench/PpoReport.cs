using Plumbline.Cli.Arguments;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Ppo;

namespace Plumbline.Cli.Bench;

/// <summary>What <c>plumb bench ppo</c> found. Times are medians over the measured iterations.</summary>
/// <param name="What">Always <c>ppo</c>.</param>
/// <param name="Parameters">Parameters of policy and reference.</param>
/// <param name="ScalarParameters">Parameters of reward model and critic.</param>
/// <param name="SampledTokens">Tokens sampled per iteration.</param>
/// <param name="TrainedTokens">Tokens that went forward and backward through each of policy and critic.</param>
/// <param name="Updates">Optimiser steps of both models together.</param>
/// <param name="PolicyLoss">Of the last iteration, mean over its updates.</param>
/// <param name="ValueLoss">Of the last iteration, mean over its updates.</param>
/// <param name="FreshRatioMismatches">Tokens whose importance ratio before any update was not exactly 1; anything but 0 is a defect.</param>
/// <param name="Seconds">One iteration.</param>
/// <param name="SecondsLeast">The fastest.</param>
/// <param name="SecondsMost">The slowest.</param>
/// <param name="TokensPerSecond">Sampled tokens by seconds of the whole iteration.</param>
/// <param name="GemmGflops">Rate of a 1024³ product in the same run, billions of operations a second.</param>
/// <param name="AllocatedBytesPerStep">Managed memory per iteration.</param>
/// <param name="Phases">Where the time goes.</param>
/// <param name="Steps">Measured iterations.</param>
/// <param name="WarmupSteps">Iterations before them.</param>
/// <param name="Threads">Threads.</param>
/// <param name="VectorWidth">Bits of the vector registers in use.</param>
internal sealed record PpoReport(
    string What,
    long Parameters,
    long ScalarParameters,
    int SampledTokens,
    int TrainedTokens,
    int Updates,
    double PolicyLoss,
    double ValueLoss,
    long FreshRatioMismatches,
    double Seconds,
    double SecondsLeast,
    double SecondsMost,
    double TokensPerSecond,
    double GemmGflops,
    double AllocatedBytesPerStep,
    IReadOnlyList<PpoPhaseReport> Phases,
    int Steps,
    int WarmupSteps,
    int Threads,
    string VectorWidth)
{
    /// <summary>Sums up measured iterations.</summary>
    public static PpoReport Of(
        PpoBenchmarkOptions options,
        Processor processor,
        double gemmGflops,
        RepetitionResult result,
        IReadOnlyList<(TimeSpan Wall, TimeSpan Processor)[]> iterations,
        PpoIteration last)
    {
        double[] totals = [.. iterations.Select(parts => parts.Sum(part => part.Wall.TotalSeconds))];
        double[] walls = [.. Enum.GetValues<PpoPhase>().Select(phase => Repetition.Median([.. iterations.Select(parts => parts[(int)phase].Wall.TotalSeconds)]))];
        return new PpoReport(
            "ppo",
            options.Config.ParameterCount,
            options.Config.ParameterCount + options.Shape.Dim,
            options.SampledTokens,
            options.TrainedTokens,
            2 * options.Epochs * options.Minibatches,
            last.Metrics[PpoMetrics.PolicyLoss],
            last.Metrics[PpoMetrics.ValueLoss],
            last.FreshRatioMismatches,
            result.MedianSeconds,
            totals.Min(),
            totals.Max(),
            Math.Round(options.SampledTokens / result.MedianSeconds, 1),
            Math.Round(gemmGflops, 1),
            result.AllocatedBytes,
            [
                .. Enum.GetValues<PpoPhase>().Select(phase => Phase(
                    phase,
                    walls[(int)phase],
                    walls[(int)phase] / walls.Sum(),
                    Busy([.. iterations.Select(parts => parts[(int)phase])], processor.ThreadCount),
                    PpoWork.Operations(phase, options),
                    gemmGflops)),
            ],
            options.Steps,
            result.WarmUps,
            processor.ThreadCount,
            ProcessorArguments.WidthName(processor));
    }

    private static double Busy(IReadOnlyList<(TimeSpan Wall, TimeSpan Processor)> parts, int threads)
    {
        double wall = parts.Sum(part => part.Wall.TotalSeconds);
        return wall > 0 ? parts.Sum(part => part.Processor.TotalSeconds) / wall / threads : 0;
    }

    private static PpoPhaseReport Phase(PpoPhase phase, double seconds, double share, double busy, double operations, double gemmGflops)
    {
        double? gflops = operations > 0 && seconds > 0 ? operations / seconds / 1e9 : null;
        return new PpoPhaseReport(PhaseName(phase), Math.Round(seconds, 6), Math.Round(share, 4), Math.Round(busy, 3), gflops, gflops / gemmGflops);
    }

    private static string PhaseName(PpoPhase phase) => phase switch
    {
        PpoPhase.Sampling => "sampling",
        PpoPhase.Reference => "reference",
        PpoPhase.Scoring => "scoring",
        PpoPhase.Values => "values",
        PpoPhase.CriticPasses => "critic_passes",
        PpoPhase.CriticStep => "critic_step",
        PpoPhase.PolicyPasses => "policy_passes",
        PpoPhase.PolicyStep => "policy_step",
        _ => "bookkeeping",
    };
}

/// <summary>One part of an iteration, all its occurrences together.</summary>
/// <param name="Name">Which part.</param>
/// <param name="Seconds">Its time.</param>
/// <param name="Share">Of the whole, 0 to 1.</param>
/// <param name="Busy">Processor time by wall time and threads, 0 to 1; a thread that waits by spinning counts as busy.</param>
/// <param name="Gflops">Billions of necessary operations a second (<see cref="PpoWork"/>); null for a part without products.</param>
/// <param name="OfGemm">The same as a share of the rate of a 1024³ product.</param>
internal sealed record PpoPhaseReport(string Name, double Seconds, double Share, double Busy, double? Gflops, double? OfGemm);
