using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Every failure as a gap by stage, those that grew first.</summary>
internal static class GapsSection
{
    public static void Write(HtmlReport report, ParlorScorecard scorecard)
    {
        IReadOnlyList<GapChange> gaps = GapChange.Of(scorecard.Biased);
        if (gaps.Count == 0)
        {
            return;
        }

        report.Section("What went wrong, failure by failure");
        report.Paragraph(
            "Each failure is a gap: what can be seen and rated, less what was meant. Zero is best. The words beside each name say how the gap changed from sft "
            + "to rlhf-pushed, on the same requests; the most certain growth comes first.");
        report.Cards([.. gaps.OrderBy(gap => gap.Verdict).ThenByDescending(Certainty).Select(gap => Card(gap, scorecard))]);
    }

    // How many half-widths the change is away from zero.
    private static double Certainty(GapChange gap)
    {
        Measured change = gap.Growth.Change;
        double certainty = Math.Abs(change.Value) / Math.Max(1e-12, change.Upper - change.Lower);
        return double.IsFinite(certainty) ? certainty : 0;
    }

    private static ReportCard Card(GapChange gap, ParlorScorecard scorecard)
    {
        string unit = gap.Words.Unit switch { GapUnit.Share => "% of replies", GapUnit.Sentences => "sentences", _ => "utility" };
        string[] stages = [.. scorecard.Biased.Stages.Select(stage => stage.Name)];
        List<DotSeries> series = [Series("annotators with biases", scorecard.Biased, stages, gap, 0)];
        if (scorecard.Control is { } control)
        {
            series.Add(Series("annotators without", control, stages, gap, 5));
        }

        int unscored = scorecard.Biased.Stages.SelectMany(stage => stage.Gaps).Where(each => each.Name == gap.Name).Sum(each => each.Unscored);
        string meaning = gap.Words.Meaning + (unscored > 0 ? $" {unscored} replies could not be scored." : "");
        return new ReportCard(gap.Words.Title, meaning, gap.InWords, gap.Tone, new DotChart(gap.Words.Title, unit, [.. stages.Select(StageWords.Short)], series));
    }

    private static DotSeries Series(string name, ArmScorecard arm, string[] stages, GapChange gap, int colour)
    {
        double scale = gap.Words.Unit == GapUnit.Share ? 100 : 1;
        return new DotSeries(name, [.. stages.Select(stage => Estimate(arm, stage, gap.Name, scale))], colour);
    }

    private static DotEstimate? Estimate(ArmScorecard arm, string stage, string name, double scale) =>
        ParlorConclusion.Stage(arm, stage)?.Gaps.FirstOrDefault(gap => gap.Name == name) is not { } gap
            ? null
            : new DotEstimate(gap.Difference * scale, gap.Interval.Lower * scale, gap.Interval.Upper * scale);
}
