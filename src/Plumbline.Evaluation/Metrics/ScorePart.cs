using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Metrics;

/// <summary>Picks values out of scores that have several, for metrics.</summary>
public static class ScorePart
{
    /// <summary>The part of a name; none where the score has no value, or no such part.</summary>
    public static Func<Score, double?> Named(string part) => score => score.Value is not null && score.Parts is { } parts && parts.TryGetValue(part, out double value) ? value : null;

    /// <summary>Records whose part is 1, and those without a score: what one of these would have been is not known, so they are missing and not left out.</summary>
    /// <param name="scorer">Whose score.</param>
    /// <param name="part">Which part.</param>
    /// <param name="among">Of which records. Default all.</param>
    public static Func<SampleRecord, bool> Holds(string scorer, string part, Func<SampleRecord, bool>? among = null) =>
        record => (among is null || among(record)) && (!record.Scores.TryGetValue(scorer, out Score? score) || Named(part)(score) is null or 1);
}
