using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>Optimising without training: the best rated of n replies.</summary>
internal static class BestOfNSection
{
    private const int CurvePoints = 60;

    public static void Write(HtmlReport report, ParlorScorecard scorecard)
    {
        if (scorecard.Biased.Goodhart.BestOfN.Count == 0)
        {
            return;
        }

        report.Section("The same pressure without training");
        report.Paragraph("One can also ask the sft model n times and keep the reply with the best rating. The larger n, the harder one leans on the rating.");
        LineColumn[] columns =
        [
            Column(scorecard.Biased.Goodhart, "annotators with biases"),
            .. scorecard.Control is { Goodhart.BestOfN.Count: > 0 } control ? [Column(control.Goodhart, "annotators without")] : Array.Empty<LineColumn>(),
        ];
        report.Figure(
            new LineGrid("Best of n", "KL of best-of-n: ln n − (n − 1)/n nats", columns) { SquareRootAxis = true, PanelHeight = 130 },
            $"Dots are n = {string.Join(", ", scorecard.Biased.Goodhart.BestOfN.Select(point => NumberText.Format(point.N)))}, from left to right." + Fit(scorecard.Biased.Goodhart.BestOfNFit));
    }

    private static string Fit(CurveFit? fit) => fit is null
        ? ""
        : $" The dashed curve is R(d) = {fit.Form}, d = √KL, fitted to the dots" + (fit.PeakKlNats is { } peak ? $", with its peak at {MeasuredText.Kl(peak)}." : ", without a peak.");

    private static LineColumn Column(GoodhartMeter meter, string title)
    {
        List<PanelSeries> worth = [new("true worth", Points(meter, point => point.Gold), LineStyle.Marked, 0)];
        if (meter.BestOfNFit is { } fit)
        {
            worth.Add(FittedCurve.Over(fit.Curve, meter.BestOfN[0].Gold.Value, meter.BestOfN.Max(point => point.KlNats), CurvePoints, 0));
        }

        return new LineColumn(title, [new LinePanel("the rating", [new("rating", Points(meter, point => point.Proxy), LineStyle.Marked, 1)]), new LinePanel("what people wanted", worth)]);
    }

    private static LinePoint[] Points(GoodhartMeter meter, Func<BestOfNPoint, Measured> value) =>
        [.. meter.BestOfN.OrderBy(point => point.KlNats).Select(point => new LinePoint(point.KlNats, value(point).Value, value(point).Lower, value(point).Upper))];
}
