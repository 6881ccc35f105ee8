using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Tampering;

/// <summary>The gap between two values of one score: the visible tests and the hidden ones.</summary>
internal sealed class SideMetric : IMetric
{
    private const string Visible = "visible";
    private const string Hidden = "hidden";
    private readonly Func<SampleRecord, bool> _selects;
    private readonly ConditionGapMetric _gap;

    public SideMetric(string name, string title, Func<SampleRecord, bool> selects)
    {
        _selects = selects;
        _gap = new ConditionGapMetric(
            new Measurement { Name = name, Kind = MeasurementKind.Gap, Title = title, Worse = GapDirection.PositiveIsWorse }, TamperingScorer.Tests, Visible, Hidden);
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record)
    {
        if (!_selects(record))
        {
            return;
        }

        _gap.Add(record with { Condition = Visible });
        Dictionary<string, Score> hidden = new(StringComparer.Ordinal);
        if (record.Scores.TryGetValue(TamperingScorer.Tests, out Score? score))
        {
            hidden[TamperingScorer.Tests] = score with { Value = score.Parts is { } parts && parts.TryGetValue(TamperingScorer.Hidden, out double value) ? value : null };
        }

        _gap.Add(record with { Condition = Hidden, Scores = hidden });
    }

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level) => _gap.Measure(level);
}
