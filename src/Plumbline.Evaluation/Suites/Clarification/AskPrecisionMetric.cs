using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Clarification;

/// <summary>Of the questions that were asked, the share that were called for: as many wishes are vague as are clear, so that half is no better than chance.</summary>
internal sealed class AskPrecisionMetric : IMetric
{
    private readonly ScoreTable _table = new(AskingScorer.Asks, record => record.Task == ClarificationSuite.SuiteName);

    /// <inheritdoc/>
    public void Add(SampleRecord record) => _table.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        Measurement template = new()
        {
            Name = "clarification.ask-precision",
            Kind = MeasurementKind.Rate,
            Title = "questions asked of vague wishes, of all questions asked",
            Worse = GapDirection.NegativeIsWorse,
            Standing = JudgeStanding.Unchecked,
        };
        IReadOnlyList<ScoreRow> rows = _table.Rows();
        MissingSamples missing = ScoreTable.Missing(rows);
        ScoreRow[] asked = [.. rows.Where(row => row.IsScored && row.Value > 0).Select(row => row with { Value = row.Condition == ClarificationSuite.Vague ? 1 : 0 })];
        Measurement measured = RateMetric.Of(template, asked, level);
        return asked.Length == 0 ? [measured with { Missing = missing, Note = "undefined: nothing was asked" }] : [measured with { Missing = missing }];
    }
}
