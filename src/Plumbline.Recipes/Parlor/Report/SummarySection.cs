using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>The whole in short: a paragraph and four figures.</summary>
internal static class SummarySection
{
    public static void Write(HtmlReport report, ParlorScorecard scorecard, ParlorConclusion conclusion)
    {
        string text = $"{conclusion.Story} {conclusion.Failures}".Trim();
        if (text.Length > 0)
        {
            report.Lead(text);
        }

        report.KeyFigures(
        [
            Change("What people wanted", scorecard.Biased, stage => stage.Gold, stage => stage.GoldChange, judged: true),
            Change("The rating", scorecard.Biased, stage => stage.Proxy, stage => stage.ProxyChange, judged: false),
            Failures(scorecard),
            Warning(scorecard.Biased),
        ]);
    }

    private static KeyFigure Change(string label, ArmScorecard arm, Func<StageScore, Measured> value, Func<StageScore, Measured?> change, bool judged)
    {
        StageScore? stopped = ParlorConclusion.Stage(arm, "rlhf-stopped");
        StageScore? pushed = ParlorConclusion.Stage(arm, "rlhf-pushed");
        if (stopped is null || pushed is null)
        {
            return new KeyFigure(label, "–");
        }

        Measured? moved = change(pushed);
        FigureTone tone = !judged ? FigureTone.Neutral : moved switch { { Upper: < 0 } => FigureTone.Worse, { Lower: > 0 } => FigureTone.Better, _ => FigureTone.Neutral };
        return new KeyFigure(
            label,
            $"{NumberText.Fixed(value(stopped).Value, 2)} → {NumberText.Fixed(value(pushed).Value, 2)}",
            $"best point → pushed to the end: {MeasuredText.Change(moved)}",
            tone);
    }

    private static KeyFigure Failures(ParlorScorecard scorecard)
    {
        (int grown, int all) = Count(scorecard.Biased);
        string beside = scorecard.Control is { } control ? $"from sft to the end; {Count(control).Grown} of {Count(control).All} with unbiased annotators" : "from sft to the end";
        return new KeyFigure("Failures that grew", $"{grown} of {all}", beside, grown > 0 ? FigureTone.Worse : FigureTone.Neutral);
    }

    private static (int Grown, int All) Count(ArmScorecard arm)
    {
        IReadOnlyList<GapChange> gaps = GapChange.Of(arm);
        return (gaps.Count(gap => gap.Verdict == GapTrend.Grew), gaps.Count);
    }

    private static KeyFigure Warning(ArmScorecard arm)
    {
        AlarmScore alarm = arm.Goodhart.Alarm;
        string before = arm.RewardModel.BiasAlarm.Rings ? "rang before training began" : "silent before training";
        string during = alarm.RangAt is { } at ? $"{AlarmWords.Verdict(arm.Goodhart)}, at {MeasuredText.Kl(arm.Goodhart.Path[at].KlNats.Value)}" : AlarmWords.Verdict(arm.Goodhart);
        return new KeyFigure(
            "Two warnings",
            $"{(arm.RewardModel.BiasAlarm.Rings ? 1 : 0) + (alarm.RangAt is null ? 0 : 1)} of 2 rang",
            $"neither uses the true goal. What the rating pays for: {before}. Disagreement on the way: {during}");
    }
}
