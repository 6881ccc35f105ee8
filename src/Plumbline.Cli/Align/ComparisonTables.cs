using Plumbline.Cli.Output;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Cli.Align;

/// <summary>Runs side by side: the true worth at every stage and the failures at the end, with what each differs from the first.</summary>
internal static class ComparisonTables
{
    public static void Write(IReadOnlyList<ComparedRun> runs, IReadOnlyList<RunContrast> contrasts, IAnsiConsole console)
    {
        FactTable.Write(console, "Runs", [.. runs.Select((run, i) => (Name(i), $"{run.Folder}, {run.Arm.Name}, seed {run.Scorecard.Seed}, {run.Scorecard.Requests} requests"))]);
        console.WriteLine();
        console.MarkupLine("[bold]What people wanted, by stage[/]");
        console.Write(Stages(runs, contrasts));
        console.MarkupLine("[bold]Failures at rlhf-pushed[/]");
        console.Write(Gaps(runs, contrasts));
        bool paired = contrasts.Any(contrast => contrast.Gold.Any(difference => difference.Paired));
        console.WriteLine(paired
            ? "Differences are from run 1, with 95 % intervals; * in pairs by request, the others from the two intervals (wider than need be)."
            : "Differences are from run 1, with 95 % intervals, from the two intervals: meant for runs on different requests, else wider than need be.");
    }

    private static Table Stages(IReadOnlyList<ComparedRun> runs, IReadOnlyList<RunContrast> contrasts)
    {
        Table table = Create("stage", runs.Count);
        foreach (StageScore stage in runs[0].Arm.Stages)
        {
            Add(
                table,
                stage.Name,
                runs.Select(run => ParlorConclusion.Stage(run.Arm, stage.Name) is { } found ? NumberText.Fixed(found.Gold.Value, 3) : "–"),
                contrasts.Select(contrast => contrast.Gold.FirstOrDefault(difference => difference.Name == stage.Name)),
                scale: 1,
                decimals: 3,
                higherIsBetter: true);
        }

        return table;
    }

    private static Table Gaps(IReadOnlyList<ComparedRun> runs, IReadOnlyList<RunContrast> contrasts)
    {
        Table table = Create("failure", runs.Count);
        foreach (Gap gap in ParlorConclusion.Stage(runs[0].Arm, "rlhf-pushed")?.Gaps ?? [])
        {
            GapWords words = GapWords.Of(gap.Name);
            Add(
                table,
                words.Title.ToLowerInvariant(),
                runs.Select(run => ParlorConclusion.Stage(run.Arm, "rlhf-pushed")?.Gaps.FirstOrDefault(candidate => candidate.Name == gap.Name) is { } found
                    ? GapChange.Value(words.Unit, found.Difference)
                    : "–"),
                contrasts.Select(contrast => contrast.Gaps.FirstOrDefault(difference => difference.Name == gap.Name)),
                words.Unit == GapUnit.Share ? 100 : 1,
                words.Unit == GapUnit.Share ? 1 : 2,
                gap.Direction switch { GapDirection.PositiveIsWorse => false, GapDirection.NegativeIsWorse => true, _ => null });
        }

        return table;
    }

    private static Table Create(string first, int runs)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(first);
        foreach (string column in Enumerable.Range(0, runs).Select(Name).Concat(Enumerable.Range(1, runs - 1).Select(index => $"{Name(index)} − {Name(0)}")))
        {
            table.AddColumn(new TableColumn(column).RightAligned().NoWrap());
        }

        return table;
    }

    private static void Add(
        Table table, string name, IEnumerable<string> values, IEnumerable<RunDifference?> differences, double scale, int decimals, bool? higherIsBetter) => table.AddRow(
    [
        new Text(TerminalText.Line(name)),
        .. values.Select(value => new Text(value)),
        .. differences.Select(difference => difference is null
            ? new Text("–")
            : new Text(
                MeasuredText.Change(Scaled(difference.Difference, scale), decimals) + (difference.Paired ? " *" : ""),
                new Style(Colour(difference.Difference, higherIsBetter)))),
    ]);

    private static Measured Scaled(Measured measured, double scale) => new(measured.Value * scale, measured.Lower * scale, measured.Upper * scale);

    private static Color Colour(Measured difference, bool? higherIsBetter) => (difference, higherIsBetter) switch
    {
        ({ Lower: > 0 }, true) or ({ Upper: < 0 }, false) => Color.Green,
        ({ Lower: > 0 }, false) or ({ Upper: < 0 }, true) => Color.Red,
        _ => Color.Default,
    };

    private static string Name(int index) => FormattableString.Invariant($"run {index + 1}");
}

/// <summary>What one run differs from the first.</summary>
/// <param name="Run">Its directory.</param>
/// <param name="Gold">True utility by stage.</param>
/// <param name="Gaps">Failures at rlhf-pushed.</param>
internal sealed record RunContrast(string Run, IReadOnlyList<RunDifference> Gold, IReadOnlyList<RunDifference> Gaps);
