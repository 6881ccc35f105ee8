using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>Expected calibration error in ten bins, and how well the confidence tells right answers from wrong ones (AUROC).</summary>
internal sealed class CalibrationMetric : IMetric
{
    private readonly ScoreTable _confidence = new(CalibrationScorer.DefaultName, value: ScorePart.Named(CalibrationScorer.Confidence));
    private readonly ScoreTable _right = new(CalibrationScorer.DefaultName, value: ScorePart.Named(CalibrationScorer.Right));

    public void Add(SampleRecord record)
    {
        _confidence.Add(record);
        _right.Add(record);
    }

    public IReadOnlyList<Measurement> Measure(double level)
    {
        Forecast[] forecasts = [.. _confidence.Rows().Zip(_right.Rows()).Where(pair => pair.First.IsScored).Select(pair => new Forecast(pair.First.Cluster, pair.First.Value, pair.Second.Value))];
        MissingSamples missing = ScoreTable.Missing(_confidence.Rows());
        Measurement template = new()
        {
            Name = "calibration.ece",
            Kind = MeasurementKind.Mean,
            Title = "expected calibration error, ten bins",
            Interval = new Interval(0, 1, level),
            Worse = GapDirection.PositiveIsWorse,
            Count = forecasts.Length,
            Clusters = forecasts.DistinctBy(forecast => forecast.Cluster, StringComparer.Ordinal).Count(),
            Missing = missing,
        };
        return forecasts.Length == 0
            ? [template with { Note = "nothing could be scored" }, Order(template, forecasts, level)]
            : [Error(template, forecasts, level), Order(template, forecasts, level)];
    }

    private static Measurement Error(Measurement template, Forecast[] forecasts, double level)
    {
        ReliabilityOptions bins = new() { Level = level };
        ulong draw = 0;
        Interval interval = ClusterBootstrap.Estimate(
            [.. forecasts.Select(forecast => forecast.Cluster)],
            chosen => Error(forecasts, chosen, bins.Bins),
            new BootstrapOptions { Level = level, Resamples = 500, Method = BootstrapMethod.Percentile },
            () => SeededHash.Of(draw++, template.Name));
        return template with
        {
            Value = ReliabilityTable.Of(forecasts, bins).ExpectedCalibrationError,
            Interval = interval.IsBounded && interval.Width > 1e-12 ? interval : template.Interval,
            Note = "chance alone makes it positive: compare it at equal counts only",
        };
    }

    private static double Error(Forecast[] forecasts, ReadOnlySpan<int> chosen, int bins)
    {
        Span<double> excess = stackalloc double[bins];
        excess.Clear();
        foreach (int index in chosen)
        {
            excess[Math.Min(bins - 1, (int)(forecasts[index].Predicted * bins))] += forecasts[index].Predicted - forecasts[index].Outcome;
        }

        double sum = 0;
        foreach (double bin in excess)
        {
            sum += Math.Abs(bin);
        }

        return sum / chosen.Length;
    }

    private static Measurement Order(Measurement template, Forecast[] forecasts, double level)
    {
        Measurement order = template with { Name = "calibration.auroc", Title = "confidence tells right answers from wrong ones (0.5: not at all)", Worse = GapDirection.NegativeIsWorse };
        bool[] right = [.. forecasts.Select(forecast => forecast.Outcome == 1)];
        if (!right.Contains(true) || !right.Contains(false))
        {
            return order with { Note = "all answers are right, or none is" };
        }

        AreaUnderCurve area = AreaUnderCurve.Of([.. forecasts.Select(forecast => forecast.Predicted)], right, level);
        return order with { Value = area.Area, Interval = area.Interval };
    }
}
