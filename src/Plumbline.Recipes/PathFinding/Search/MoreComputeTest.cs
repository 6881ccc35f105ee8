using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Statistics;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding.Search;

/// <summary>
/// The third test: given more time to think, more of the larger problems are solved. Two means are tried: pauses before the answer, and one block run twice.
/// Each is compared with no more time on the same trees; the level is shared out among all that are tried (Bonferroni).
/// </summary>
/// <param name="Test">The test: the means with the highest lower bound.</param>
/// <param name="Readings">Each means, for a table.</param>
public sealed record MoreComputeTest(SearchTest Test, IReadOnlyList<ComputeReading> Readings)
{
    private static readonly int[] Pauses = [1, 2, 4];

    /// <summary>Measures.</summary>
    public static MoreComputeTest Measure(PathSolver solver, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(solver);
        ArgumentNullException.ThrowIfNull(options);
        PathProblem[] problems = new PathGenerator(options.Seed, "search/compute", PathKind.Larger, heldOut: true).Generate(0, options.MeasuredProblems);
        bool[] plain = solver.Solves(problems);
        List<(string Name, bool[] Solved)> tried = [.. Pauses.Select(pauses => ($"{pauses} {(pauses == 1 ? "pause" : "pauses")}", solver.Solves(problems, pauses)))];
        for (int layer = 0; layer < solver.Model.Config.LayerCount; layer++)
        {
            using PathSolver longer = new(Repeated(solver.Model, layer));
            tried.Add(($"block {layer + 1} twice", longer.Solves(problems)));
        }

        double level = 1 - ((1 - Interval.DefaultLevel) / tried.Count);
        ComputeReading[] readings = [.. tried.Select(means => new ComputeReading(means.Name, PairedDifference.OfProportions(
            [.. problems.Select((problem, i) => new Pair(problem.Tree.ToString(), means.Solved[i] ? 1 : 0, plain[i] ? 1 : 0))], level)))];
        ComputeReading best = readings.MaxBy(reading => reading.Gain.Interval.Lower)!;
        SearchTest test = new(
            "more compute",
            "quality rises with compute at test time",
            new Estimate(best.Gain.Difference, best.Gain.Interval),
            options.ComputeMargin,
            $"best of {readings.Length} means, {best.Means}: {best.Gain.MeanA:F3} of larger problems, {best.Gain.MeanB:F3} without");
        return new MoreComputeTest(test, readings);
    }

    /// <summary>The model with one block run twice in a row.</summary>
    internal static Decoder Repeated(Decoder model, int layer)
    {
        DecoderConfig config = model.Config with { LayerCount = model.Config.LayerCount + 1 };
        Decoder longer = Decoder.Initialize(config, new RandomStream(0, "search/repeated"));
        model.Embedding.Values.CopyTo(longer.Embedding.Edit());
        model.OutputWeight.Values.CopyTo(longer.OutputWeight.Edit());
        model.FinalNorm.Gain.Values.CopyTo(longer.FinalNorm.Gain.Edit());
        for (int i = 0; i < config.LayerCount; i++)
        {
            foreach ((Parameter from, Parameter to) in model.Layers[i <= layer ? i : i - 1].Parameters.Zip(longer.Layers[i].Parameters))
            {
                from.Values.CopyTo(to.Edit());
            }
        }

        return longer;
    }
}

/// <summary>What one means of more compute does.</summary>
/// <param name="Means">What is done.</param>
/// <param name="Gain">Share of larger problems solved with it and without, on the same trees.</param>
public sealed record ComputeReading(string Means, PairedDifference Gain);
