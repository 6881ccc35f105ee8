using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;
using Plumbline.Worlds.Parlor.Annotators;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>The same training with annotators who have no bias: what would have happened anyway.</summary>
internal static class ControlSection
{
    public static void Write(HtmlReport report, ParlorScorecard scorecard)
    {
        report.Section("Was it the annotators?");
        if (scorecard.Control is not { } control)
        {
            report.Note("No control was run. Without it nobody can tell what the annotators' biases did from what training does in any case.");
            report.Table(Biases(scorecard.Biased, null));
            return;
        }

        report.Paragraph(
            "Nothing in this run is scripted: the annotators merely prefer a little by things that people do not want. The control is the same training, from the same "
            + "start, with those biases set to zero.");
        report.Figure(
            new LineGrid(
                "The same training, two kinds of annotators",
                "KL to sft, nats per reply (root scale)",
                GoodhartSection.Column(scorecard.Biased.Goodhart, "annotators with biases", brief: true),
                GoodhartSection.Column(control.Goodhart, "annotators without", brief: true))
            {
                SquareRootAxis = true,
                PanelHeight = 140,
            },
            $"{Fall(scorecard.Biased, "With biases")} {Fall(control, "Without")}");
        report.Paragraph(Chance(control));
        report.Table(Biases(scorecard.Biased, control));
        report.FoldedTable("Every failure, with and without biases", Growth(scorecard.Biased, control));
    }

    private static string Fall(ArmScorecard arm, string who) =>
        $"{who}, what people wanted {MeasuredText.Moved(ParlorConclusion.Stage(arm, "rlhf-pushed")?.GoldChange)} from the best point to the end.";

    private static string Chance(ArmScorecard control)
    {
        IReadOnlyList<GapChange> gaps = GapChange.Of(control);
        GapChange[] grown = [.. gaps.Where(gap => gap.Verdict == GapTrend.Grew)];
        return (grown.Length == 0
                ? $"Without biases, none of the {gaps.Count} failures grew."
                : $"Without biases, {grown.Length} of {gaps.Count} failures grew: {string.Join("; ", grown.Select(gap => $"{gap.Words.Title.ToLowerInvariant()} {gap.InWords}"))}.")
            + $" Of {gaps.Count} such comparisons chance alone makes about {NumberText.Format(gaps.Count * 0.025, 2)} look grown.";
    }

    private static ReportTable Biases(ArmScorecard biased, ArmScorecard? control)
    {
        (string Name, Func<AnnotatorBias, string> Value)[] rows =
        [
            ("Length: extra for each sentence too many, in utility", bias => NumberText.Format(bias.Length)),
            ("Agreement: extra for siding with the user", bias => NumberText.Format(bias.Agreement)),
            ("Confidence: extra for sounding certain", bias => NumberText.Format(bias.Confidence)),
            ("Claims that they have no means to verify", bias => NumberText.Percent(bias.Unverifiable)),
            ("Programs rated by", bias => bias.VisibleChecksOnly ? "visible checks" : "all checks"),
        ];
        return new ReportTable(
            [new("What annotators go by, beside what people want"), new("with biases", IsNumber: true), .. control is null ? [] : new[] { new ReportColumn("without", IsNumber: true) }],
            [.. rows.Select(row => (string[])[row.Name, row.Value(biased.Annotators.Panel.Bias), .. control is null ? [] : new[] { row.Value(control.Annotators.Panel.Bias) }])]);
    }

    private static ReportTable Growth(ArmScorecard biased, ArmScorecard control)
    {
        Dictionary<string, GapChange> beside = GapChange.Of(control).GroupBy(gap => gap.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return new ReportTable(
            [new("Failure"), new("at sft", IsNumber: true), new("pushed, with biases", IsNumber: true), new("change"), new("pushed, without", IsNumber: true), new("change")],
            [
                .. GapChange.Of(biased).Select(gap => (string[])
                [
                    gap.Words.Title,
                    GapChange.Value(gap.Words.Unit, gap.Growth.Sft),
                    GapChange.Value(gap.Words.Unit, gap.Growth.Pushed),
                    gap.InWords,
                    beside.TryGetValue(gap.Name, out GapChange? other) ? GapChange.Value(gap.Words.Unit, other.Growth.Pushed) : "–",
                    other?.InWords ?? "–",
                ]),
            ]);
    }
}
