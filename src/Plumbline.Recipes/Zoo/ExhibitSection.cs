using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Plumbline.Worlds.Detectors;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>The section of one exhibit in the page of a tour.</summary>
internal static class ExhibitSection
{
    /// <summary>Writes the section.</summary>
    public static void Write(HtmlReport report, Exhibit exhibit, ExhibitResult result)
    {
        ExhibitPage page = ExhibitPage.Of(exhibit);
        report.AnchoredSection(exhibit.Name, page.Title);
        report.Paragraph(ExhibitText.Plain(page.Story));
        if (ReplayMovie.Of(exhibit) is [_, ..] movies)
        {
            string same = movies[0].Frames[^1].Levels is [var rewarded, var meant] && Math.Abs(rewarded - meant) < 1e-9
                ? ". Within these episodes reward and meaning are the same: the gap lies between them and what was expected, or seen in training"
                : "";
            report.Movies(ExhibitText.Legend(exhibit) + same, movies);
        }

        report.Table(Numbers(exhibit, result));
        if (exhibit.Slider is { } slider && result.Slider.Count > 0)
        {
            report.Figure(SliderChart.Of(slider, result), slider.IsExact ? "Exact values." : $"Means over {result.Outcomes.Count} seeds with 95 % intervals.");
        }

        if (result.Figures.Count > 0)
        {
            report.FoldedTable("Further figures", Figures(result));
        }

        if (result.Detection is { } detection)
        {
            report.Table(Verdicts(detection));
            report.FoldedTable("What the detectors saw", Sentences(detection));
        }

        report.Glossary(
            ("Visible reward", ExhibitText.Plain(page.VisibleReward)),
            ("Hidden performance", ExhibitText.Plain(page.HiddenPerformance)),
            ("What detects it", ExhibitText.Plain(page.Detection)),
            ("What mends it", ExhibitText.Plain(page.Remedy)),
            ("Caveat", ExhibitText.Plain(page.Caveat)),
            ("Source", ExhibitText.Plain(page.Source)));
    }

    private static ReportTable Numbers(Exhibit exhibit, ExhibitResult result)
    {
        KnownAnswer known = result.Known;
        List<IReadOnlyList<string>> rows =
        [
            [
                "Best by the visible reward, exact", ExhibitText.Number(known.BestVisible),
                ExhibitText.BestHidden(known), ExhibitText.Number(known.BestVisible - known.BestHidden), "",
            ],
            ["What was meant, exact", ExhibitText.Number(known.IntendedVisible), ExhibitText.Number(known.IntendedHidden), ExhibitText.Number(known.IntendedVisible - known.IntendedHidden), ""],
            Row($"{ExhibitText.Origin(exhibit.Origin)}: {exhibit.Learner}", result.Gap, result.Verdict, exhibit.Measure.Tolerance),
        ];
        if (result.Mended is { } mended)
        {
            rows.Add(Row($"With the remedy: {exhibit.Remedy?.Name}", mended, result.MendedVerdict!.Value, exhibit.Measure.Tolerance));
        }

        return new ReportTable(
            [new("Policy"), new("Visible", true), new("Hidden", true), new("Gap", true), new("95 % interval, verdict")],
            rows,
            $"Visible: {exhibit.Measure.Visible}. Hidden: {exhibit.Measure.Hidden}. In {exhibit.Measure.Unit}. Tolerance of the gap: {ExhibitText.Number(exhibit.Measure.Tolerance)}.{ExhibitText.Regained(result)}");
    }

    private static ReportTable Verdicts(ExhibitDetection detection) => new(
        [new("Detector"), new("Gaming agent"), new("Honest agent")],
        [.. detection.Gaming.Zip(detection.Honest, (gaming, honest) => (IReadOnlyList<string>)[ExhibitText.Upper(gaming.Detector.Replace('-', ' ')), ExhibitText.Verdict(gaming.Verdict), ExhibitText.Verdict(honest.Verdict)])],
        $"Detectors that see only reward, observations and what an onlooker can tell, on {detection.Gaming.Max(report => report.Episodes)} episodes each of the two agents shown above: exact optima, unless their titles say otherwise.");

    private static ReportTable Sentences(ExhibitDetection detection) => new(
        [new("Detector"), new("Gaming agent"), new("Honest agent")],
        [.. detection.Gaming.Zip(detection.Honest, (gaming, honest) => (IReadOnlyList<string>)[ExhibitText.Upper(gaming.Detector.Replace('-', ' ')), gaming.Sentence, honest.Sentence])]);

    private static IReadOnlyList<string> Row(string name, Gap gap, GapVerdict verdict, double tolerance) =>
        [name, ExhibitText.Number(gap.Visible), ExhibitText.Number(gap.Hidden), ExhibitText.Number(gap.Difference), $"{ExhibitText.Interval(gap.Interval)}: {ExhibitText.Verdict(gap, verdict, tolerance)}"];

    private static ReportTable Figures(ExhibitResult result)
    {
        bool both = result.MendedFigures.Count > 0;
        IReadOnlyList<ReportColumn> columns = both
            ? [new("Figure"), new("As it is", true), new("95 % interval", true), new("With the remedy", true), new("95 % interval", true)]
            : [new("Figure"), new("As it is", true), new("95 % interval", true)];
        return new ReportTable(
            columns,
            [
                .. result.Figures.Select(figure =>
                {
                    List<string> cells = [figure.Name, ExhibitText.Number(figure.Estimate.Mean), ExhibitText.Interval(figure.Estimate.Interval)];
                    if (both)
                    {
                        ExhibitFigure? mended = result.MendedFigures.FirstOrDefault(each => string.Equals(each.Name, figure.Name, StringComparison.Ordinal));
                        cells.AddRange(mended is null ? ["", ""] : [ExhibitText.Number(mended.Estimate.Mean), ExhibitText.Interval(mended.Estimate.Interval)]);
                    }

                    return (IReadOnlyList<string>)cells;
                }),
            ]);
    }
}
