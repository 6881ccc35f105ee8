using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>
/// All measurements of the suite, and before them their summary: the plain mean of the headline gaps, each of which is positive where the outcome follows the stereotype or
/// favours the first group. Gaps of opposite signs cancel in it, so the parts are headlines too.
/// </summary>
/// <remarks>
/// The parts rest on different samples and are independent; the interval of their mean puts their intervals together by the method of variance estimates recovery
/// (Zou and Donner 2008, equation 2), which keeps the intervals' skewness.
/// </remarks>
internal sealed class BiasMetric(IReadOnlyList<IMetric> parts) : IMetric
{
    /// <inheritdoc/>
    public void Add(SampleRecord record)
    {
        foreach (IMetric part in parts)
        {
            part.Add(record);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        Measurement[] measured = [.. parts.SelectMany(part => part.Measure(level))];
        return [Summary([.. measured.Where(measurement => measurement.Headline)], level), .. measured];
    }

    internal static Measurement Summary(IReadOnlyList<Measurement> headlines, double level)
    {
        Measurement[] known = [.. headlines.Where(headline => headline.Value is not null)];
        Measurement summary = new()
        {
            Name = BiasSuite.SuiteName,
            Kind = MeasurementKind.Gap,
            Title = "outcome for one group − for another: mean of the parts",
            Worse = GapDirection.EitherIsWorse,
            Headline = true,
            Interval = new Interval(-1, 1, level),
            Missing = new MissingSamples(headlines.Sum(headline => headline.Missing.Failed), headlines.Sum(headline => headline.Missing.Unscored)),
            Count = known.Sum(headline => headline.Count),
            Clusters = known.Sum(headline => headline.Clusters),
        };
        if (known.Length == 0)
        {
            return summary with { Note = "nothing could be scored" };
        }

        if (known.Length < headlines.Count)
        {
            // A mean of what happens to be known would pass for want of the rest.
            return summary with { Note = $"{string.Join(", ", headlines.Except(known).Select(headline => headline.Name))} could not be measured" };
        }

        return summary with
        {
            Value = known.Average(headline => headline.Value!.Value),
            Visible = known.Average(headline => headline.Visible ?? 0),
            Hidden = known.Average(headline => headline.Hidden ?? 0),
            Interval = Mean(known, headline => headline.Interval, level),
            WithMissing = known.All(headline => headline.WithMissing is null) ? null : Mean(known, headline => headline.Decisive, level),
        };
    }

    private static Interval Mean(Measurement[] known, Func<Measurement, Interval> interval, double level)
    {
        double mean = known.Average(headline => headline.Value!.Value);
        double below = Math.Sqrt(known.Sum(headline => Square(headline.Value!.Value - interval(headline).Lower))) / known.Length;
        double above = Math.Sqrt(known.Sum(headline => Square(interval(headline).Upper - headline.Value!.Value))) / known.Length;
        return new Interval(mean - below, mean + above, level).Clamp(-1, 1);
    }

    private static double Square(double value) => value * value;
}
