using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>What the training looked like, one small chart per quantity.</summary>
internal static class CurvesSection
{
    private const int MostCharts = 24;

    public static void Write(HtmlReport report, IReadOnlyList<TrainingCurve> curves)
    {
        if (curves.Count == 0)
        {
            return;
        }

        report.Section("While it was trained");
        report.Cards([.. curves.GroupBy(curve => curve.Metric, StringComparer.Ordinal).Take(MostCharts).Select(Card)]);
    }

    private static ReportCard Card(IGrouping<string, TrainingCurve> metric) => new(
        metric.Key,
        string.Join(", ", metric.Select(curve => curve.Stage).Distinct(StringComparer.Ordinal)),
        "",
        FigureTone.Neutral,
        new LineChart(metric.Key, "step", metric.Key, [.. metric.Select(curve => new LineSeries(curve.Stage, [.. curve.Points.Select(point => new LinePoint(point.Step, point.Value))]))]));
}
