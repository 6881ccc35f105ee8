using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs.Reports;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>The Goodhart curve: rating, true worth and the reward models' disagreement over the distance from the start.</summary>
internal static class GoodhartSection
{
    private const int CurvePoints = 80;

    public static void Write(HtmlReport report, ArmScorecard arm)
    {
        GoodhartMeter meter = arm.Goodhart;
        report.Section("When a measure becomes a target");
        report.Paragraph(
            "Training pushes the model to the right, away from where it started (its distance is the KL to sft), to raise the rating. The rating is only a stand-in for what people want. "
            + "Below, the same model is measured with both rulers at each step of the way.");
        report.Figure(
            new LineGrid("The rating, and what it stands for", "KL to sft, nats per reply (root scale)", Column(meter, ""))
            {
                SquareRootAxis = true,
                PanelHeight = 150,
            },
            Caption(meter));
        report.Paragraph(AlarmWords.Explain(meter));
        report.FoldedTable("All checkpoints", Table(meter));
    }

    /// <summary>Rating, true worth and, unless <paramref name="brief"/>, disagreement of one arm, with its peak and its alarm.</summary>
    public static LineColumn Column(GoodhartMeter meter, string title, bool brief = false)
    {
        List<LinePanel> panels =
        [
            new("the rating: the reward models' score", [new("rating", Points(meter, point => point.Proxy), LineStyle.Marked, 1)]),
            new("what people wanted: true worth of the replies", [new("true worth", Points(meter, point => point.Gold), LineStyle.Marked, 0), .. Fitted(meter)]),
        ];
        if (!brief)
        {
            panels.Add(new LinePanel("how far the reward models disagree", [new("disagreement", Points(meter, point => point.Spread), LineStyle.Marked, 4)]));
        }

        return new LineColumn(title, panels) { Markers = Markers(meter, brief), Zone = Zone(meter) };
    }

    /// <summary>Measured points in the order of their distance: training may also step back.</summary>
    private static LinePoint[] Points(GoodhartMeter meter, Func<PathPoint, Measured> value) =>
    [
        .. meter.Path.OrderBy(point => point.KlNats.Value).Select(point => new LinePoint(point.KlNats.Value, value(point).Value, value(point).Lower, value(point).Upper)),
    ];

    private static IEnumerable<PanelSeries> Fitted(GoodhartMeter meter)
    {
        if (meter.PathFit is not { } fit || meter.Path.Count == 0)
        {
            return [];
        }

        return [FittedCurve.Over(fit.Curve, meter.Path[0].Gold.Value, meter.Path.Max(point => point.KlNats.Value), CurvePoints, 0)];
    }

    private static List<ChartMarker> Markers(GoodhartMeter meter, bool brief)
    {
        List<ChartMarker> markers = [];
        if (meter.StoppedAt >= 0 && meter.StoppedAt < meter.Path.Count)
        {
            markers.Add(new ChartMarker(meter.Path[meter.StoppedAt].KlNats.Value, "best for people", 2));
        }

        if (!brief && meter.Alarm.RangAt is { } at)
        {
            markers.Add(new ChartMarker(meter.Path[at].KlNats.Value, "the warning rings", 4));
        }

        return markers;
    }

    private static ChartZone? Zone(GoodhartMeter meter) =>
        meter.FallsAfterPeak ? new ChartZone(meter.Path[meter.StoppedAt].KlNats.Value, meter.Path.Max(point => point.KlNats.Value)) : null;

    private static string Caption(GoodhartMeter meter)
    {
        string text = "Dots are checkpoints, bands their 95 % intervals. True worth is at most about 1; the rating counts in deviations of the sft model's replies.";
        text += meter.FallsAfterPeak
            ? " From the best point on, kept as rlhf-stopped, true worth fell (tinted), by the end by more than chance."
            : " True worth did not fall after its best point, kept as rlhf-stopped, by more than chance.";
        if (meter.PathFit is { } fit)
        {
            string peak = fit.PeakKlNats is { } kl
                ? $"with its peak at {MeasuredText.Kl(kl)}" + (kl > meter.Path.Max(point => point.KlNats.Value) ? ", beyond what was measured" : "")
                : "without a peak";
            text += $" The dashed curve is the law R(d) = {fit.Form}, d = √KL, fitted to the dots, {peak}"
                + (fit.RSquared is { } share ? $"; it explains {NumberText.Percent(share)} of their variance." : ".");
        }

        return text;
    }

    private static ReportTable Table(GoodhartMeter meter) => new(
        [new("Iterations", IsNumber: true), new("KL, nats", IsNumber: true), new("Rating", IsNumber: true), new("True worth", IsNumber: true), new("Disagreement", IsNumber: true), new("Sentences", IsNumber: true)],
        [
            .. meter.Path.Select(point => (string[])
            [
                NumberText.Format(point.Iteration),
                NumberText.Format(point.KlNats.Value, 3),
                MeasuredText.WithRange(point.Proxy),
                MeasuredText.WithRange(point.Gold, 3),
                MeasuredText.WithRange(point.Spread),
                NumberText.Fixed(point.Sentences, 2),
            ]),
        ]);
}
