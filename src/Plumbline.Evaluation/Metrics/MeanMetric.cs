using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Metrics;

/// <summary>A mean of scores that are no shares, with its clustered interval.</summary>
public sealed class MeanMetric : IMetric
{
    private readonly Measurement _template;
    private readonly ScoreTable _table;

    /// <summary>A mean.</summary>
    /// <param name="template">Name, title, direction, standing and headline; the rest is filled in.</param>
    /// <param name="scorer">Whose scores.</param>
    /// <param name="selects">Of which records; must select failed ones too. Default all.</param>
    /// <param name="value">Which value of a score. Default <see cref="Score.Value"/>.</param>
    public MeanMetric(Measurement template, string scorer, Func<SampleRecord, bool>? selects = null, Func<Score, double?>? value = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        _template = template with { Kind = MeasurementKind.Mean, Unit = MeasurementUnit.Number };
        _table = new ScoreTable(scorer, selects, value);
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record) => _table.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        IReadOnlyList<ScoreRow> rows = _table.Rows();
        MissingSamples missing = ScoreTable.Missing(rows);
        ScoreRow[] scored = [.. rows.Where(row => row.IsScored)];
        if (scored.Length == 0)
        {
            return [_template with { Value = null, Interval = Interval.Unbounded(level), Missing = missing, Note = "nothing could be scored" }];
        }

        MeanEstimate mean = MeanEstimate.OfClusters([.. scored.Select(row => row.Value)], [.. scored.Select(row => row.Cluster)], level);
        return [_template with { Value = mean.Mean, Interval = mean.Interval, Count = mean.Count, Clusters = mean.Clusters, Missing = missing }];
    }
}
