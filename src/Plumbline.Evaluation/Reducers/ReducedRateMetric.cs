using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Reducers;

/// <summary>A share of samples after each sample's repetitions were made one score. A sample whose repetitions give no score is missing, and bounded from both sides.</summary>
public sealed class ReducedRateMetric : IMetric
{
    private readonly Measurement _template;
    private readonly EpochReducer _reducer;
    private readonly ScoreTable _table;

    /// <summary>A rate of reduced scores.</summary>
    /// <param name="template">Name, title, direction, standing and headline; the rest is filled in.</param>
    /// <param name="scorer">Whose scores, each from 0 to 1.</param>
    /// <param name="reducer">Makes one score of a sample's repetitions.</param>
    /// <param name="selects">Of which records, all of one task; must select failed ones too. Default all.</param>
    /// <param name="value">Which value of a score. Default <see cref="Score.Value"/>.</param>
    public ReducedRateMetric(
        Measurement template, string scorer, EpochReducer reducer, Func<SampleRecord, bool>? selects = null, Func<Score, double?>? value = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(reducer);
        _template = template;
        _reducer = reducer;
        _table = new ScoreTable(scorer, selects, value);
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record) => _table.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level) => [RateMetric.Of(_template, Reduce(_table.Rows(), _reducer), level)];

    /// <summary>One row for each sample.</summary>
    /// <param name="rows">Rows by sample and epoch, as <see cref="ScoreTable.Rows"/> gives them.</param>
    /// <param name="reducer">Makes one score of several.</param>
    public static IReadOnlyList<ScoreRow> Reduce(IReadOnlyList<ScoreRow> rows, EpochReducer reducer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(reducer);
        List<ScoreRow> reduced = [];
        for (int start = 0, end; start < rows.Count; start = end)
        {
            for (end = start + 1; end < rows.Count && rows[end].Index == rows[start].Index; end++)
            {
            }

            ScoreRow[] epochs = [.. Enumerable.Range(start, end - start).Select(index => rows[index])];
            double? value = reducer.Reduce([.. epochs.Where(row => row.IsScored).Select(row => row.Value)]);
            reduced.Add(epochs[0] with { Epoch = 1, Value = value ?? double.NaN, Failed = value is null && epochs.All(row => row.Failed) });
        }

        return reduced;
    }
}
