using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Metrics;

/// <summary>The gap between two parts of the same score, such as stated confidence and being right, paired within samples and averaged within clusters.</summary>
public sealed class PartGapMetric : IMetric
{
    private readonly Measurement _template;
    private readonly ScoreTable _visible;
    private readonly ScoreTable _hidden;

    /// <summary>A gap between parts.</summary>
    /// <param name="template">Name, title, direction (required), standing and headline; the rest is filled in.</param>
    /// <param name="scorer">Whose scores.</param>
    /// <param name="visible">The part of the visible side, from 0 to 1.</param>
    /// <param name="hidden">The part of the hidden side, from 0 to 1.</param>
    /// <param name="selects">Of which records; must select failed ones too. Default all.</param>
    public PartGapMetric(Measurement template, string scorer, string visible, string hidden, Func<SampleRecord, bool>? selects = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.Worse is null)
        {
            throw new ArgumentException("a gap says which direction is worse", nameof(template));
        }

        _template = template with { Kind = MeasurementKind.Gap };
        _visible = new ScoreTable(scorer, selects, ScorePart.Named(visible));
        _hidden = new ScoreTable(scorer, selects, ScorePart.Named(hidden));
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record)
    {
        _visible.Add(record);
        _hidden.Add(record);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        ScoreRow[] rows = [.. _visible.Rows().Select(row => row with { Condition = "visible" }), .. _hidden.Rows().Select(row => row with { Condition = "hidden" })];

        // Each sample brings both sides, so what is missing is counted on one of them alone.
        return [ConditionGapMetric.Of(_template, rows, "visible", "hidden", level) with { Missing = ScoreTable.Missing(_visible.Rows()) }];
    }
}
