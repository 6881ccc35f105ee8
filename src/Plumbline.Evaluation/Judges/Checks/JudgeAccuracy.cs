using Plumbline.Statistics;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>How well a judge agrees with people.</summary>
/// <param name="TruePositives">Items that both say yes to.</param>
/// <param name="FalsePositives">Items that only the judge says yes to.</param>
/// <param name="FalseNegatives">Items that only people say yes to.</param>
/// <param name="TrueNegatives">Items that both say no to.</param>
/// <param name="Agreement">The share of items on which they agree.</param>
/// <param name="Sensitivity">Of the items that people say yes to, the share the judge finds; null where there is none.</param>
/// <param name="Specificity">Of the items that people say no to, the share the judge leaves alone; null where there is none.</param>
/// <param name="Kappa">Cohen's kappa: agreement beyond chance, −1 to 1; null where both always say the same word.</param>
/// <param name="KappaInterval">Its clustered interval.</param>
public sealed record JudgeAccuracy(
    int TruePositives,
    int FalsePositives,
    int FalseNegatives,
    int TrueNegatives,
    ClusteredShare Agreement,
    ClusteredShare? Sensitivity,
    ClusteredShare? Specificity,
    double? Kappa,
    Interval KappaInterval)
{
    // Of a rater's measures, those that a check's file keeps.
    internal static JudgeAccuracy Of(IReadOnlyList<RatedItem> items, double level)
    {
        RaterAccuracy rater = RaterAccuracy.Of(items, level);
        return new JudgeAccuracy(
            (int)rater.Counts.TruePositives,
            (int)rater.Counts.FalsePositives,
            (int)rater.Counts.FalseNegatives,
            (int)rater.Counts.TrueNegatives,
            rater.Agreement,
            rater.Sensitivity,
            rater.Specificity,
            double.IsNaN(rater.Kappa.Value) ? null : rater.Kappa.Value,
            rater.Kappa.Interval);
    }
}
