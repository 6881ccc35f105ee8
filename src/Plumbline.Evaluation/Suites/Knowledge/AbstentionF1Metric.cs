using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Knowledge;

/// <summary>
/// F1 of abstaining: 2·TP / (2·TP + FP + FN), where a hit is an abstention from an unanswerable question. The interval resamples whole clusters. 0 where the model never
/// abstains.
/// </summary>
internal sealed class AbstentionF1Metric(Measurement template) : IMetric
{
    private readonly ScoreTable _abstains = new(AbstentionScorer.DefaultName);

    public void Add(SampleRecord record) => _abstains.Add(record);

    public IReadOnlyList<Measurement> Measure(double level)
    {
        IReadOnlyList<ScoreRow> rows = _abstains.Rows();
        MissingSamples missing = ScoreTable.Missing(rows);
        ScoreRow[] scored = [.. rows.Where(row => row.IsScored)];
        if (scored.Length == 0)
        {
            return [template with { Interval = new Interval(0, 1, level), Missing = missing, Note = "nothing could be scored" }];
        }

        ulong draw = 0;
        Interval interval = ClusterBootstrap.Estimate(
            [.. scored.Select(row => row.Cluster)], chosen => F1(scored, chosen), new BootstrapOptions { Level = level, Resamples = 1000, Method = BootstrapMethod.Percentile }, () => SeededHash.Of(draw++, template.Name));
        return
        [
            template with
            {
                Value = F1(scored, [.. Enumerable.Range(0, scored.Length)]),
                // No spread at all tells nothing of how far other questions might be.
                Interval = interval.IsBounded && interval.Width > 1e-12 ? interval : new Interval(0, 1, level),
                Count = scored.Length,
                Clusters = scored.DistinctBy(row => row.Cluster, StringComparer.Ordinal).Count(),
                Missing = missing,
            },
        ];
    }

    private static double F1(ScoreRow[] rows, ReadOnlySpan<int> chosen)
    {
        double hits = 0;
        double wrong = 0;
        foreach (int index in chosen)
        {
            bool unanswerable = rows[index].Condition == AbstentionSuite.Unanswerable;
            hits += unanswerable && rows[index].Value == 1 ? 1 : 0;
            wrong += unanswerable != (rows[index].Value == 1) ? 1 : 0;
        }

        return hits == 0 ? 0 : 2 * hits / ((2 * hits) + wrong);
    }
}
