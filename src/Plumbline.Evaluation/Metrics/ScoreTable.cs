using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Metrics;

/// <summary>The scores of one scorer, a few bytes for each: what most metrics rest on.</summary>
public sealed class ScoreTable
{
    private const int MostNames = 1 << 14;
    private readonly string _scorer;
    private readonly Func<SampleRecord, bool> _selects;
    private readonly Func<Score, double?> _value;
    private readonly List<ScoreRow> _rows = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>An empty table.</summary>
    /// <param name="scorer">Whose scores.</param>
    /// <param name="selects">Which records. Default all.</param>
    /// <param name="value">Which value of a score; null or NaN for none. Default <see cref="Score.Value"/>.</param>
    public ScoreTable(string scorer, Func<SampleRecord, bool>? selects = null, Func<Score, double?>? value = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(scorer);
        _scorer = scorer;
        _selects = selects ?? (_ => true);
        _value = value ?? (score => score.Value);
    }

    /// <summary>Takes a record, if it is one of those selected.</summary>
    public void Add(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (!_selects(record))
        {
            return;
        }

        double value = record.Scores.TryGetValue(_scorer, out Score? score) ? _value(score) ?? double.NaN : double.NaN;
        _rows.Add(new ScoreRow(record.Index, record.Epoch, Once(record.Cluster), Once(record.Condition), value, record.Failure is not null));
    }

    /// <summary>All rows, by sample and epoch: the same whatever the order in which they came.</summary>
    public IReadOnlyList<ScoreRow> Rows()
    {
        _rows.Sort((a, b) => a.Index != b.Index ? a.Index.CompareTo(b.Index) : a.Epoch.CompareTo(b.Epoch));
        return _rows;
    }

    /// <summary>How many of the rows have no score.</summary>
    public static MissingSamples Missing(IEnumerable<ScoreRow> rows)
    {
        int failed = 0;
        int unscored = 0;
        foreach (ScoreRow row in rows)
        {
            failed += row is { IsScored: false, Failed: true } ? 1 : 0;
            unscored += row is { IsScored: false, Failed: false } ? 1 : 0;
        }

        return new MissingSamples(failed, unscored);
    }

    // One string for each name, however many records bring it: names that come back come back soon. Half a million names that never do are not kept twice.
    private string Once(string name)
    {
        if (_names.TryGetValue(name, out string? known))
        {
            return known;
        }

        if (_names.Count == MostNames)
        {
            _names.Clear();
        }

        _names.Add(name, name);
        return name;
    }
}
