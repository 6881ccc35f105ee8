using Plumbline.Cli.Output;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Cli.Align;

/// <summary>What a run of the main job came to, on one screen: conclusion, stages, failures, where everything lies.</summary>
internal static class ParlorSummary
{
    // Below this width the tables leave out what the page holds anyway, rather than breaking numbers in two.
    private const int FullWidth = 100;

    public static void Write(ParlorResult result, IAnsiConsole console)
    {
        ParlorScorecard scorecard = result.Scorecard;
        ParlorConclusion conclusion = ParlorConclusion.Of(scorecard);
        console.WriteLine();
        console.Write(new Paragraph()
            .Append(TerminalText.Line(conclusion.Headline) + ".\n", new Style(Colour(conclusion.Verdict), decoration: Decoration.Bold))
            .Append(TerminalText.Line($"{conclusion.Story} {conclusion.Failures}".Trim()) + "\n")
            .Append($"{scorecard.Requests} held-out requests, {scorecard.Clusters} clusters, 95 % intervals\n", new Style(decoration: Decoration.Dim)));
        bool full = console.Profile.Width >= FullWidth;
        console.Write(Stages(scorecard, full));
        console.Write(Gaps(scorecard, full));
        FactTable.Write(console, "Written", [("report", result.Report), ("run", result.Folder)]);
    }

    private static Color Colour(ParlorVerdict verdict) => verdict switch
    {
        ParlorVerdict.Worse => Color.Red,
        ParlorVerdict.Better or ParlorVerdict.NotReached => Color.Green,
        _ => Color.Yellow,
    };

    private static Table Stages(ParlorScorecard scorecard, bool full)
    {
        Table table = full ? Create("", "true worth", "change", "rating", "KL", "sentences") : Create("", "worth", "change", "rating", "KL");
        AddStages(table, scorecard.Biased, scorecard.Biased.Stages, "", full);
        if (scorecard.Control is { } control)
        {
            // Base and sft are the same models in both arms.
            AddStages(table, control, control.Stages.Where(stage => stage.Name is not ("base" or "sft")), ", control", full);
        }

        return table;
    }

    private static void AddStages(Table table, ArmScorecard arm, IEnumerable<StageScore> stages, string suffix, bool full)
    {
        foreach (StageScore stage in stages)
        {
            string kl = stage.KlNats is { } nats ? NumberText.Fixed(nats.Value, 2) : "–";
            Text[] cells =
            [
                new Text(full ? MeasuredText.WithRange(stage.Gold) : NumberText.Fixed(stage.Gold.Value, 2)),
                new Text(MeasuredText.Change(stage.GoldChange), new Style(ColourOf(stage.GoldChange))),
                new Text(NumberText.Fixed(stage.Proxy.Value, 2)),
                new Text(kl),
                new Text(NumberText.Fixed(stage.Sentences.Value, 2)),
            ];
            AddRow(table, stage.Name + suffix, cells[..(full ? 5 : 4)]);
        }
    }

    private static Table Gaps(ParlorScorecard scorecard, bool full)
    {
        IReadOnlyList<StageScore> stages = [.. scorecard.Biased.Stages.Where(stage => full || stage.Name is "sft" or "rlhf-stopped" or "rlhf-pushed")];
        Table table = Create(["failure", .. stages.Select(stage => StageWords.Short(stage.Name)), "sft → pushed", .. scorecard.Control is null ? Array.Empty<string>() : ["control"]]);
        Dictionary<string, GapChange> control = scorecard.Control is null
            ? []
            : GapChange.Of(scorecard.Control).GroupBy(gap => gap.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (GapChange gap in GapChange.Of(scorecard.Biased))
        {
            List<Text> cells = [.. stages.Select(stage => new Text(Value(stage, gap)))];
            cells.Add(full ? Growth(gap) : new Text(Word(gap), new Style(ColourOf(gap))));
            if (scorecard.Control is not null)
            {
                cells.Add(control.TryGetValue(gap.Name, out GapChange? beside) ? new Text(Word(beside), new Style(ColourOf(beside))) : new Text("–"));
            }

            AddRow(table, gap.Words.Title.ToLowerInvariant(), [.. cells]);
        }

        return table;
    }

    private static string Value(StageScore stage, GapChange gap) =>
        stage.Gaps.FirstOrDefault(candidate => candidate.Name == gap.Name) is { } found ? GapChange.Value(gap.Words.Unit, found.Difference) : "–";

    private static Text Growth(GapChange gap)
    {
        double scale = gap.Words.Unit == GapUnit.Share ? 100 : 1;
        int decimals = gap.Words.Unit == GapUnit.Share ? 1 : 2;
        Measured change = gap.Growth.Change;
        return new Text(
            $"{Word(gap)} {MeasuredText.Signed(change.Lower * scale, decimals)} to {MeasuredText.Signed(change.Upper * scale, decimals)}".Trim(), new Style(ColourOf(gap)));
    }

    private static string Word(GapChange gap) => gap.Verdict switch { GapTrend.Grew => "grew", GapTrend.Shrank => "shrank", _ => "unclear" };

    private static Color ColourOf(GapChange gap) => gap.Verdict switch { GapTrend.Grew => Color.Red, GapTrend.Shrank => Color.Green, _ => Color.Default };

    private static Color ColourOf(Measured? change) => change switch { { Upper: < 0 } => Color.Red, { Lower: > 0 } => Color.Green, _ => Color.Default };

    private static Table Create(params IReadOnlyList<string> columns)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(columns[0]).NoWrap().PadRight(0));
        foreach (string column in columns.Skip(1))
        {
            table.AddColumn(new TableColumn(new Text(TerminalText.Line(column))).RightAligned().NoWrap().PadRight(0));
        }

        return table;
    }

    private static void AddRow(Table table, string name, params IReadOnlyList<Text> cells) => table.AddRow([new Text(TerminalText.Line(name)), .. cells]);
}
