using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Metrics;

/// <summary>
/// The gap between two conditions, paired within clusters: for each cluster the mean score under the visible condition less that under the hidden one. Clusters that
/// lack a score on one side are missing, and bounded from both sides.
/// </summary>
public sealed class ConditionGapMetric : IMetric
{
    private readonly Measurement _template;
    private readonly string _visible;
    private readonly string _hidden;
    private readonly ScoreTable _table;

    /// <summary>A gap between conditions.</summary>
    /// <param name="template">Name, title, direction (required), standing and headline; the rest is filled in.</param>
    /// <param name="scorer">Whose scores, each from 0 to 1.</param>
    /// <param name="visible">The condition of the visible side.</param>
    /// <param name="hidden">The condition of the hidden side.</param>
    /// <param name="selects">Of which records; must select failed ones too. Default all.</param>
    /// <param name="value">Which value of a score. Default <see cref="Score.Value"/>.</param>
    public ConditionGapMetric(
        Measurement template, string scorer, string visible, string hidden, Func<SampleRecord, bool>? selects = null, Func<Score, double?>? value = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.Worse is null)
        {
            throw new ArgumentException("a gap says which direction is worse", nameof(template));
        }

        _template = template with { Kind = MeasurementKind.Gap };
        _visible = visible;
        _hidden = hidden;
        Func<SampleRecord, bool> inner = selects ?? (_ => true);
        _table = new ScoreTable(scorer, record => (record.Condition == visible || record.Condition == hidden) && inner(record), value);
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record) => _table.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level) => [Of(_template, _table.Rows(), _visible, _hidden, level)];

    /// <summary>The gap of some rows.</summary>
    /// <param name="template">What stays as it is.</param>
    /// <param name="rows">The rows of both conditions, failed and unscored ones among them.</param>
    /// <param name="visible">The condition of the visible side.</param>
    /// <param name="hidden">The condition of the hidden side.</param>
    /// <param name="level">The confidence level.</param>
    public static Measurement Of(Measurement template, IReadOnlyList<ScoreRow> rows, string visible, string hidden, double level)
    {
        ArgumentNullException.ThrowIfNull(template);
        MissingSamples missing = ScoreTable.Missing(rows);
        List<Pair> pairs = [];
        List<Pair> lowest = [];
        List<Pair> highest = [];
        foreach (IGrouping<string, ScoreRow> cluster in rows.GroupBy(row => row.Cluster, StringComparer.Ordinal))
        {
            ScoreRow[] a = [.. cluster.Where(row => row.Condition == visible)];
            ScoreRow[] b = [.. cluster.Where(row => row.Condition == hidden)];
            if (a.Any(row => row.IsScored) && b.Any(row => row.IsScored))
            {
                pairs.Add(new Pair(cluster.Key, a.Where(row => row.IsScored).Average(row => row.Value), b.Where(row => row.IsScored).Average(row => row.Value)));
            }

            if (a.Length > 0 && b.Length > 0)
            {
                lowest.Add(new Pair(cluster.Key, Filled(a, 0), Filled(b, 1)));
                highest.Add(new Pair(cluster.Key, Filled(a, 1), Filled(b, 0)));
            }
        }

        if (pairs.Count == 0)
        {
            return template with { Value = null, Interval = new Interval(-1, 1, level), Missing = missing, Note = "no cluster was scored under both conditions" };
        }

        PairedDifference difference = PairedDifference.OfProportions(pairs, level);
        Interval? withMissing = missing.Total == 0
            ? null
            : new Interval(PairedDifference.OfProportions(lowest, level).Interval.Lower, PairedDifference.OfProportions(highest, level).Interval.Upper, level).Clamp(-1, 1);
        return template with
        {
            Kind = MeasurementKind.Gap,
            Value = difference.Difference,
            Interval = difference.Interval.IsBounded ? difference.Interval : new Interval(-1, 1, level),
            Visible = difference.MeanA,
            Hidden = difference.MeanB,
            Count = difference.Count,
            Clusters = difference.Clusters,
            Missing = missing,
            WithMissing = withMissing,
        };
    }

    private static double Filled(IEnumerable<ScoreRow> rows, double missing) => rows.Average(row => row.IsScored ? row.Value : missing);
}
