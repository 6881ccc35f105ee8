using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Judges.Pairs;

/// <summary>The gap of verbosity: preference as rated (visible) less preference at equal length (hidden), from the scores of <see cref="PairwiseScorer"/>.</summary>
public sealed class LengthControlledMetric : IMetric
{
    private const int FewClusters = 20;
    private readonly Measurement _template;
    private readonly ulong _seed;
    private readonly Func<SampleRecord, bool> _selects;
    private readonly List<(int Index, int Epoch, string Cluster, Score? Score, bool Failed)> _rows = [];

    /// <summary>A gap of verbosity.</summary>
    /// <param name="template">Name, title, direction, standing and headline; the rest is filled in.</param>
    /// <param name="seed">Draws the resamples of the interval.</param>
    /// <param name="selects">Of which records; must select failed ones too.</param>
    public LengthControlledMetric(Measurement template, ulong seed, Func<SampleRecord, bool> selects)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(selects);
        _template = template with { Kind = MeasurementKind.Gap };
        _seed = seed;
        _selects = selects;
    }

    /// <inheritdoc/>
    public void Add(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (_selects(record))
        {
            _rows.Add((record.Index, record.Epoch, record.Cluster, record.Scores.GetValueOrDefault(PairwiseScorer.ScorerName), record.Failure is not null));
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Measurement> Measure(double level)
    {
        LengthPair[] pairs =
        [
            .. _rows.OrderBy(row => row.Index).ThenBy(row => row.Epoch).Where(row => row.Score?.Value is not null && row.Score.Parts is not null).Select(row => new LengthPair(
                row.Cluster, row.Score!.Value!.Value, row.Score.Parts![PairwiseScorer.Words] - row.Score.Parts[PairwiseScorer.OtherWords])),
        ];
        MissingSamples missing = new(_rows.Count(row => row.Failed), _rows.Count(row => !row.Failed && row.Score?.Value is null));
        if (pairs.Length == 0)
        {
            return [_template with { Value = null, Interval = new Interval(-1, 1, level), Missing = missing, Note = "nothing could be compared" }];
        }

        LengthControlledPreference preference = LengthControlledPreference.Of(pairs, _seed, level);
        return
        [
            _template with
            {
                Value = preference.Difference,
                Interval = preference.Interval,
                Visible = preference.AsRated,
                Hidden = preference.AtEqualLength,
                Count = preference.Count,
                Clusters = preference.Clusters,
                Missing = missing,
                WithMissing = missing.Total == 0 ? null : new Interval(-1, 1, level),
                Note = preference.Clusters < FewClusters ? $"{preference.Clusters} clusters are few for a fit" : null,
            },
        ];
    }
}
