using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Metrics;

/// <summary>A share of samples with its clustered interval, exact where no spread was seen.</summary>
public sealed class RateMetric : IMetric
{
    private readonly ScoreTable _table;
    private readonly string _scorer;
    private readonly Func<SampleRecord, bool> _selects;
    private readonly Func<Score, double?> _value;

    /// <summary>A rate.</summary>
    /// <param name="template">Name, title, direction, standing and headline; the rest is filled in.</param>
    /// <param name="scorer">Whose scores, each from 0 to 1.</param>
    /// <param name="selects">Of which records; must select failed ones too, or they would be dropped. Default all.</param>
    /// <param name="value">Which value of a score. Default <see cref="Score.Value"/>.</param>
    public RateMetric(Measurement template, string scorer, Func<SampleRecord, bool>? selects = null, Func<Score, double?>? value = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        Template = template with { Kind = MeasurementKind.Rate };
        _table = new ScoreTable(scorer, selects, value);
        _scorer = scorer;
        _selects = selects ?? (_ => true);
        _value = value ?? (score => score.Value);
    }

    /// <summary>The measurement without what is measured: name, title, direction.</summary>
    public Measurement Template { get; }

    /// <summary>Whether a record counts: what a comparison of two runs needs to know, sample by sample.</summary>
    public bool Selects(SampleRecord record) => _selects(record);

    /// <summary>The value of a record that counts, or null where it has none.</summary>
    public double? Value(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Scores.TryGetValue(_scorer, out Score? score) ? _value(score) : null;
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record) => _table.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level) => [Of(Template, _table.Rows(), level)];

    /// <summary>The rate of some rows.</summary>
    /// <param name="template">What stays as it is.</param>
    /// <param name="rows">The rows, failed and unscored ones among them.</param>
    /// <param name="level">The confidence level.</param>
    public static Measurement Of(Measurement template, IReadOnlyList<ScoreRow> rows, double level)
    {
        ArgumentNullException.ThrowIfNull(template);
        MissingSamples missing = ScoreTable.Missing(rows);
        IReadOnlyList<ScoreRow> scored = missing.Total == 0 ? rows : [.. rows.Where(row => row.IsScored)];
        if (scored.Count == 0)
        {
            return template with { Value = null, Interval = new Interval(0, 1, level), Missing = missing, Note = "nothing could be scored" };
        }

        ClusteredShare share = ClusteredShare.Of([.. scored.Select(row => row.Value)], [.. scored.Select(row => row.Cluster)], level);
        return template with
        {
            Kind = MeasurementKind.Rate,
            Value = share.Share,
            Interval = share.Interval,
            Count = share.Count,
            Clusters = share.Clusters,
            Missing = missing,
            WithMissing = missing.Total == 0 ? null : BoundedShare.Of([.. rows.Select(row => row.ScoredOrNot())], level).Interval,
        };
    }
}
