using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>
/// A share that a judge counted, corrected for the judge's own errors as its check has shown them: its sensitivity, its specificity and their uncertainty are inside the interval.
/// Without a check the share is as counted, and marked unchecked. The correction supposes that the judge errs here as it did on the replies it was checked on.
/// </summary>
public sealed class CorrectedRateMetric : IMetric
{
    private readonly Measurement _template;
    private readonly JudgeAccuracy? _accuracy;
    private readonly string _checkedOn;
    private readonly bool _complement;
    private readonly ScoreTable _table;

    /// <summary>A corrected share.</summary>
    /// <param name="template">Name, title, direction and headline; the rest, standing included, is filled in.</param>
    /// <param name="scorer">Whose scores: 1 where the judge says yes.</param>
    /// <param name="check">The judge's check; null where it was never checked.</param>
    /// <param name="group">The group of the check that resembles these samples; all where it has no such group. Default all.</param>
    /// <param name="complement">Measures the share of noes instead, such as of requests that are <em>not</em> refused. Default false.</param>
    /// <param name="selects">Of which records; must select failed ones too. Default all.</param>
    public CorrectedRateMetric(Measurement template, string scorer, JudgeCheck? check, string group = "", bool complement = false, Func<SampleRecord, bool>? selects = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        _template = template with { Kind = MeasurementKind.Rate, Standing = check is null ? JudgeStanding.Unchecked : JudgeStanding.Checked };
        _accuracy = check?.Of(group);
        _checkedOn = check?.Labels ?? "";
        _complement = complement;
        double threshold = check?.Threshold ?? 0.5;
        _table = new ScoreTable(scorer, selects, score => score.Value is { } value ? value >= threshold ? 1 : 0 : null);
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record) => _table.Add(record);

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        IReadOnlyList<ScoreRow> rows = [.. _table.Rows().Select(row => _complement && row.IsScored ? row with { Value = 1 - row.Value } : row)];
        Measurement counted = RateMetric.Of(_template, rows, level);
        if (_accuracy is null || counted.Value is not { } share)
        {
            return [counted];
        }

        ScoreRow[] scored = [.. rows.Where(row => row.IsScored)];
        if (Corrected(scored, 0, level) is not { Status: CorrectionStatus.Corrected or CorrectionStatus.Contradiction } corrected)
        {
            string reason = counted.Clusters < 2 ? "a single cluster bounds no rate" : "the judge is not shown to tell yes from no, so that nothing bounds the true share";
            return [counted with { Interval = new Interval(0, 1, level), Note = "as counted: " + reason }];
        }

        Interval? withMissing = counted.Missing.Total == 0
            ? null
            : new Interval(Corrected(rows, 0, level)!.Guarded.Lower, Corrected(rows, 1, level)!.Guarded.Upper, level);
        return
        [
            counted with
            {
                Value = corrected.Value,
                Interval = With(corrected.Guarded, corrected.Value),
                WithMissing = withMissing,
                Note = string.Create(
                    CultureInfo.InvariantCulture,
                    $"counted {share:0.000}; corrected for the judge's sensitivity {_accuracy.Sensitivity!.Share:0.000} and specificity {_accuracy.Specificity!.Share:0.000} ({_checkedOn})"),
            },
        ];
    }

    // The interval's centre is moved by how skewed the quotient is, in small checks past the value itself.
    private static Interval With(Interval interval, double value) => new(Math.Min(interval.Lower, value), Math.Max(interval.Upper, value), interval.Level);

    // Null where the check has no label of one kind. A limit on a model's failures must also hold where the judge errs less on it than on its check: hence the guarded interval.
    private CorrectedRate? Corrected(IReadOnlyList<ScoreRow> rows, double missing, double level)
    {
        if (_accuracy is not { Sensitivity: { } sensitivity, Specificity: { } specificity })
        {
            return null;
        }

        ClusteredShare share = ClusteredShare.Of([.. rows.Select(row => row.IsScored ? row.Value : missing)], [.. rows.Select(row => row.Cluster)], level);

        // The noes have the judge's specificity for their sensitivity.
        return _complement ? CorrectedRate.Of(share, specificity, sensitivity, level) : CorrectedRate.Of(share, sensitivity, specificity, level);
    }
}
