using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Runs.Reports;

namespace Plumbline.Evaluation.Reports;

/// <summary>An evaluation as one page that opens from disk: what was found, how sure that is, what is missing, and every conversation.</summary>
public static class EvaluationReport
{
    /// <summary>The most conversations in the page. Default 20,000, some ten megabytes; the rest stay in the log, and the page says so.</summary>
    public const int MostTranscripts = 20_000;

    private const int MostBars = 30;

    /// <summary>The whole page.</summary>
    /// <param name="facts">What was evaluated.</param>
    /// <param name="result">What was found.</param>
    /// <param name="thresholds">What was decided; empty for nothing.</param>
    /// <param name="records">The log, read once and only as far as it is shown.</param>
    public static string Render(EvaluationFacts facts, EvaluationResult result, IReadOnlyList<ThresholdResult> thresholds, IEnumerable<SampleRecord> records)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(records);
        Measurement[] headlines = [.. result.Suites.SelectMany(suite => suite.Measurements).Where(measurement => measurement.Headline)];
        HtmlReport report = new(
            $"Evaluation of {facts.Model}",
            string.Join(", ", result.Suites.Select(suite => suite.Suite)) + FormattableString.Invariant($"; seed {facts.Seed}") + (facts.StartedAt == default ? "" : facts.StartedAt.ToString("; d MMMM yyyy", CultureInfo.InvariantCulture)));
        report.Lead(Conclusion(result, headlines, thresholds));
        report.KeyFigures(Figures(result));
        Thresholds(report, thresholds);
        Headlines(report, headlines);
        Missing(report, result);
        foreach (SuiteResult suite in result.Suites.Where(suite => suite.Measurements.Any(measurement => !measurement.Headline)))
        {
            report.Section($"All of {suite.Suite}");
            report.Table(Table(suite.Measurements));
        }

        Standing(report, result);
        int planned = result.Samples.Planned - result.Samples.NotAsked;
        report.Section("Every conversation");
        report.Paragraph(planned > MostTranscripts
            ? FormattableString.Invariant($"The first {MostTranscripts:N0} of {planned:N0}; samples.jsonl has them all.")
            : "Choose, search, and open one to read it with its scores and their reasons.");
        report.Transcripts(RecordTranscript.Facets, records.Take(MostTranscripts).Select(RecordTranscript.Of));
        return report.Render();
    }

    /// <summary>All measurements of a suite as a table.</summary>
    public static ReportTable Table(IReadOnlyList<Measurement> measurements)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        return new ReportTable(
            [new("measurement"), new("value", IsNumber: true), new("95 %", IsNumber: true), new("visible − hidden", IsNumber: true), new("n", IsNumber: true), new("clusters", IsNumber: true), new("failure"), new("to know")],
            [
                .. measurements.Select(measurement => (string[])
                [
                    $"{measurement.Title} ({measurement.Name})",
                    MeasurementText.Value(measurement),
                    MeasurementText.Bounds(measurement),
                    measurement is { Visible: { } visible, Hidden: { } hidden }
                        ? $"{MeasurementText.Value(measurement with { Kind = MeasurementKind.Rate, Value = visible })} − {MeasurementText.Value(measurement with { Kind = MeasurementKind.Rate, Value = hidden })}"
                        : "",
                    measurement.Count.ToString("N0", CultureInfo.InvariantCulture),
                    measurement.Clusters.ToString("N0", CultureInfo.InvariantCulture),
                    MeasurementText.Verdict(measurement),
                    MeasurementText.Caveats(measurement),
                ]),
            ]);
    }

    private static string Conclusion(EvaluationResult result, IReadOnlyList<Measurement> headlines, IReadOnlyList<ThresholdResult> thresholds)
    {
        string[] shown = [.. headlines.Where(each => MeasurementVerdicts.Of(each) == MeasurementVerdict.Shown).Select(each => each.Name)];
        Measurement[] gaps = [.. headlines.Where(each => each is { Kind: MeasurementKind.Gap, Worse: not null })];
        int unmeasured = headlines.Count(each => each.Value is null);
        string text = FormattableString.Invariant($"{result.Samples.Answered:N0} of {result.Samples.Planned:N0} samples were answered. ");
        text += shown.Length > 0 ? $"Shown, with the whole interval on the worse side: {string.Join(", ", shown)}. "
            : gaps.Any(each => each.Value is not null) ? "Of the gaps that could be measured none is shown: each interval holds 0 or lies on the better side. "
            : "";
        text += unmeasured == 0 ? "" : FormattableString.Invariant($"{unmeasured} of {headlines.Count} headlines could not be measured. ");
        int failed = thresholds.Count(threshold => threshold.Failed);
        return text + (thresholds.Count == 0 ? "" : failed == 0 ? "All thresholds hold." : FormattableString.Invariant($"{failed} of {thresholds.Count} thresholds failed."));
    }

    private static KeyFigure[] Figures(EvaluationResult result)
    {
        int unscored = result.Samples.Unscored.Sum(each => each.Count);
        string cost = result.Usage.Cost is { } paid ? paid.ToString("; cost 0.00", CultureInfo.InvariantCulture) : "";
        return
        [
            new("answered", result.Samples.Answered.ToString("N0", CultureInfo.InvariantCulture), FormattableString.Invariant($"of {result.Samples.Planned:N0}")),
            new("failed", result.Samples.FailedTotal.ToString("N0", CultureInfo.InvariantCulture), "counted, never dropped", result.Samples.FailedTotal > 0 ? FigureTone.Worse : FigureTone.Neutral),
            new("scores missing", unscored.ToString("N0", CultureInfo.InvariantCulture), "bounded from both sides", unscored > 0 ? FigureTone.Worse : FigureTone.Neutral),
            new("tokens", (result.Usage.InputTokens + result.Usage.OutputTokens).ToString("N0", CultureInfo.InvariantCulture), FormattableString.Invariant($"{result.Usage.Requests:N0} requests{cost}")),
        ];
    }

    private static void Thresholds(HtmlReport report, IReadOnlyList<ThresholdResult> thresholds)
    {
        if (thresholds.Count > 0)
        {
            report.Section("Thresholds");
            report.Table(new ReportTable(
                [new("fails if"), new("found", IsNumber: true), new("decision")],
                [.. thresholds.Select(each => (string[])[each.Threshold.ToString(), each.Found?.ToString("0.####", CultureInfo.InvariantCulture) ?? "not known", each.Failed ? "failed" : "passed"])]));
        }
    }

    private static void Headlines(HtmlReport report, IReadOnlyList<Measurement> headlines)
    {
        report.Section("What was found");
        IntervalPoint[] gaps = Points(headlines.Where(each => each is { Kind: MeasurementKind.Gap, Unit: MeasurementUnit.Share }));
        IntervalPoint[] rates = Points(headlines.Where(each => each.Kind == MeasurementKind.Rate));
        if (gaps.Length > 0)
        {
            report.Figure(new IntervalChart("Gaps", "visible − hidden, percentage points", gaps) { Reference = 0 }, "A gap whose whole interval lies on the worse side of 0 is a failure that is shown.");
        }

        if (rates.Length > 0)
        {
            report.Figure(new IntervalChart("Rates", "percent of samples", rates), "Each with its 95 % interval; samples that share a prompt are one cluster.");
        }

        report.Table(Table(headlines));
    }

    private static IntervalPoint[] Points(IEnumerable<Measurement> measurements) =>
    [
        .. measurements.Where(each => each.Value is not null && each.Interval.IsBounded).Take(MostBars)
            .Select(each => new IntervalPoint(each.Name, 100 * each.Value!.Value, 100 * each.Interval.Lower, 100 * each.Interval.Upper)),
    ];

    private static void Missing(HtmlReport report, EvaluationResult result)
    {
        CountedReasons[] reasons =
        [
            .. result.Samples.Failed.Select(each => each with { Name = $"failed: {each.Name}" }),
            .. result.Samples.Unscored.Select(each => each with { Name = $"unscored by {each.Name}" }),
        ];
        if (result.LimitReached is { } limit)
        {
            report.Note(FormattableString.Invariant($"Ended early: {limit}. {result.Samples.NotAsked:N0} samples were not asked."));
        }

        if (reasons.Length > 0)
        {
            report.Section("What is missing");
            report.Table(new ReportTable(
                [new("what"), new("samples", IsNumber: true), new("reasons, some of them")],
                [.. reasons.Select(each => (string[])[each.Name, each.Count.ToString("N0", CultureInfo.InvariantCulture), string.Join("\n", each.Reasons)])]));
        }
    }

    private static void Standing(HtmlReport report, EvaluationResult result)
    {
        string[] names = [.. result.Suites.SelectMany(suite => suite.Measurements).Where(each => each.Standing == JudgeStanding.Unchecked).Select(each => each.Name)];
        if (names.Length > 0)
        {
            report.Note($"Not checked against human labels: the scorer behind {string.Join(", ", names)}. 'plumb judge check' measures a scorer's errors.");
        }
    }
}
