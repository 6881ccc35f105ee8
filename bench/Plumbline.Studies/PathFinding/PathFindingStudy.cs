using System.Globalization;
using System.Text;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.PathFinding;
using Plumbline.Recipes.PathFinding.Search;
using Plumbline.Statistics;
using Plumbline.Worlds.PathFinding;
using Decoder = Plumbline.Models.Decoders.Decoder;

namespace Plumbline.Studies.PathFinding;

/// <summary>The four tests of learned search on path-finders of several training seeds and on their controls.</summary>
/// <param name="folder">Where trained models are kept, by name; a model that is there is not trained again.</param>
/// <param name="progress">Where progress is told.</param>
internal sealed class PathFindingStudy(string folder, TextWriter progress)
{
    private const int TrainedProblems = 1000;
    private static readonly SearchOptions Options = new() { Seed = 11, MeasuredProblems = 1000 };

    /// <summary>Trains what is missing, measures and writes one page.</summary>
    public string Run(IReadOnlyList<ulong> seeds)
    {
        List<(string Name, PathFinderRecipe? Recipe)> models = [.. seeds.Select(seed => ($"seed-{seed}", (PathFinderRecipe?)new PathFinderRecipe { Seed = seed }))];
        models.AddRange([("memoriser", PathFinderRecipe.Memoriser), ("one-block", PathFinderRecipe.OneLayer), ("untrained", null)]);
        Measured[] measured = [.. models.Select(model => Measure(model.Name, model.Recipe))];
        StringBuilder text = new();
        text.AppendLine("# Path-finding: may it be called search?").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Made by `Plumbline.Studies path-finding --seeds {string.Join(',', seeds)}` (two cores of an Intel Xeon with AVX-512, shared; the figures do not depend on speed).");
        text.AppendLine(CultureInfo.InvariantCulture, $"All trees are held out; 95 % intervals; {Options.MeasuredProblems} trees for each test, {TrainedProblems} for the first column. A test holds where its lower bound lies above its threshold: {Options.PlanMargin}, {Options.EditMargin}, {Options.ComputeMargin}, {Options.LargerShare}.").AppendLine();
        text.AppendLine("| model | trained kinds solved | decodable plan | causal edit | more compute | larger problems | the word |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (Measured one in measured)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {one.Name} | {Cell(one.Solved)} | {string.Join(" | ", one.Verdict.Tests.Select(test => $"{Cell(test.Estimate)} {(test.Holds ? "holds" : "fails")}"))} | {(one.Verdict.MayBeCalledSearch ? "search" : "not search")} |");
        }

        foreach (Measured one in measured)
        {
            Details(text, one);
        }

        return text.ToString();
    }

    private Measured Measure(string name, PathFinderRecipe? recipe)
    {
        progress.WriteLine(name);
        using PathSolver solver = new(Model(name, recipe));
        PathProblem[] problems = new PathGenerator(Options.Seed, "study/trained", PathKind.Trained, heldOut: true).Generate(0, TrainedProblems);
        int solved = solver.Solves(problems).Count(right => right);
        DecodablePlanTest plan = DecodablePlanTest.Measure(solver, Options);
        CausalEditTest edit = CausalEditTest.Measure(solver, Options);
        MoreComputeTest compute = MoreComputeTest.Measure(solver, Options);
        LargerProblemsTest larger = LargerProblemsTest.Measure(solver, Options);
        return new Measured(
            name,
            new Estimate((double)solved / problems.Length, ProportionInterval.Wilson(solved, problems.Length)),
            new SearchVerdict(plan.Test, edit.Test, compute.Test, larger.Test),
            plan, edit, compute, larger);
    }

    private Decoder Model(string name, PathFinderRecipe? recipe)
    {
        if (recipe is null)
        {
            return Decoder.Initialize(new PathFinderRecipe().Config, new RandomStream(1, "study/untrained"));
        }

        string kept = Path.Combine(folder, name);
        if (!Directory.Exists(kept))
        {
            using Processor processor = new();
            using Decoder trained = new PathFinderTrainer(recipe, processor, TimeProvider.System).Train();
            PathFinderFolder.Write(trained, kept);
        }

        return Decoder.Load(kept);
    }

    private static void Details(StringBuilder text, Measured one)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {one.Name}").AppendLine();
        foreach (SearchTest test in one.Verdict.Tests)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {test.Name}: {test.Detail}");
        }

        text.AppendLine().AppendLine("Solved, by edges of the path:").AppendLine();
        text.AppendLine("| edges | solved | going down blindly |").AppendLine("|---|---|---|");
        foreach (LengthReading reading in one.Larger.Lengths)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {reading.Length} | {Cell(reading.Solved)} | {reading.Blind:F3} |");
        }

        text.AppendLine().AppendLine("Read by linear probes before the first step of paths of 4, in shares of trees (random weights; shuffled labels):").AppendLine();
        text.AppendLine("| after blocks | goal: 1 above | 2 above | 3 above, the next step | root: 1 above | 2 above | 3 above, the next step |").AppendLine("|---|---|---|---|---|---|---|");
        foreach (IGrouping<int, ProbeReading> depth in one.Plan.Readings.GroupBy(reading => reading.Depth).OrderBy(group => group.Key))
        {
            IEnumerable<string> cells = depth.OrderBy(reading => reading.Place).ThenBy(reading => reading.Steps)
                .Select(reading => string.Create(CultureInfo.InvariantCulture, $"{reading.Trained:F3} ({reading.Untrained:F3}; {reading.Shuffled:F3})"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {depth.Key} | {string.Join(" | ", cells)} |");
        }

        text.AppendLine().AppendLine("Another node put into the plan, in shares of trees:").AppendLine();
        text.AppendLine("| after blocks | led as predicted | node 1 above, path 3 | 1 above, path 4 | 2 above, path 4 | right step kept | control | unedited |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (EditReading reading in one.Edit.Layers)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {reading.Blocks} | {reading.Edited:F3} | {string.Join(" | ", reading.EditedByForm.Select(share => share.ToString("F3", CultureInfo.InvariantCulture)))} | {reading.Kept:F3} | {reading.Control:F3} | {reading.Unedited:F3} |");
        }

        text.AppendLine().AppendLine("More compute, on larger problems:").AppendLine();
        text.AppendLine("| means | solved with | without | difference |").AppendLine("|---|---|---|---|");
        foreach (ComputeReading reading in one.Compute.Readings)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {reading.Means} | {reading.Gain.MeanA:F3} | {reading.Gain.MeanB:F3} | {Cell(new Estimate(reading.Gain.Difference, reading.Gain.Interval))} |");
        }
    }

    private static string Cell(Estimate estimate) =>
        string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:F3} ({estimate.Interval.Lower:F3} to {estimate.Interval.Upper:F3})");

    private sealed record Measured(
        string Name, Estimate Solved, SearchVerdict Verdict, DecodablePlanTest Plan, CausalEditTest Edit, MoreComputeTest Compute, LargerProblemsTest Larger);
}
