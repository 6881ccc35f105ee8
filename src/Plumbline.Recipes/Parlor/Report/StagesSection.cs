using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>True worth, rating and manner of the model at each stage.</summary>
internal static class StagesSection
{
    public static void Write(HtmlReport report, ParlorScorecard scorecard)
    {
        report.Section("The model, stage by stage");
        report.Paragraph(
            $"Every stage answered the same {NumberText.Format(scorecard.Requests, 6)} requests, which no training had seen. The replies were read by a deterministic reader that knows what was wanted.");
        report.Glossary([.. scorecard.Biased.Stages.Select(stage => (stage.Name, StageWords.Explain(stage.Name))).Where(stage => stage.Item2.Length > 0)]);
        report.Figure(
            new IntervalChart(
                "What people wanted, by stage",
                "true worth of the replies",
                [.. scorecard.Biased.Stages.SelectMany(stage => Points(stage, scorecard.Control))],
                scorecard.Control is null ? null : ["annotators with biases", "annotators without"])
            {
                Colours = [0, 5],
            },
            "Mean true worth with 95 % intervals. Further right is better.");
        report.Table(Table(scorecard.Biased));
        report.Paragraph(
            "Change: from the stage before (for best-of-n and rlhf-stopped: from sft), in pairs by request, with its 95 % interval. KL: to sft, in nats per reply. "
            + "Exercises: plain tasks that have nothing to do with preferences. Lost exercises: points fewer than at sft (for sft, than at base), in pairs, with the interval: the price of alignment. "
            + "Means are over requests of all kinds as they come; the same fact asked in several ways, and the same request watched and unwatched, serve the failures below.");
        if (scorecard.Control is { } control)
        {
            report.FoldedTable("The same with annotators who have no bias", Table(control));
        }
    }

    // Base and sft are the same models in both arms.
    private static IEnumerable<IntervalPoint> Points(StageScore stage, ArmScorecard? control)
    {
        yield return new IntervalPoint(stage.Name, stage.Gold.Value, stage.Gold.Lower, stage.Gold.Upper);
        if (stage.Name is not ("base" or "sft") && control is not null && ParlorConclusion.Stage(control, stage.Name) is { } beside)
        {
            yield return new IntervalPoint($"{stage.Name}, without", beside.Gold.Value, beside.Gold.Lower, beside.Gold.Upper, Series: 1);
        }
    }

    private static ReportTable Table(ArmScorecard arm) => new(
        [
            new("Stage"), new("True worth", IsNumber: true), new("Change", IsNumber: true), new("Rating", IsNumber: true), new("KL", IsNumber: true),
            new("Sentences", IsNumber: true), new("Exercises", IsNumber: true), new("Lost exercises", IsNumber: true), new("Unreadable", IsNumber: true), new("Cut off", IsNumber: true),
        ],
        [
            .. arm.Stages.Select(stage => (string[])
            [
                stage.Name,
                NumberText.Fixed(stage.Gold.Value, 3),
                MeasuredText.Change(stage.GoldChange, 3),
                NumberText.Fixed(stage.Proxy.Value, 2),
                stage.KlNats is { } kl ? NumberText.Format(kl.Value, 3) : "–",
                NumberText.Fixed(stage.Sentences.Value, 2),
                stage.Capability is { } capability ? NumberText.Percent(capability.Value) : "–",
                stage.AlignmentTax is { } tax ? MeasuredText.Points(tax) : "–",
                NumberText.Percent(stage.UnreadableShare),
                NumberText.Percent(stage.CutOffShare),
            ]),
        ]);
}
