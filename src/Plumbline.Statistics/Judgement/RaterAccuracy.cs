namespace Plumbline.Statistics;

/// <summary>How well a rater, such as a model judge, agrees with known labels. Every figure has an interval that reckons with clusters.</summary>
/// <param name="Counts">The four counts.</param>
/// <param name="Sensitivity">Of the items whose label is yes, the share it finds; null where there is none.</param>
/// <param name="Specificity">Of the items whose label is no, the share it leaves alone; null where there is none.</param>
/// <param name="Precision">Of the items it says yes to, the share whose label is yes; null where it never says yes. Unlike the two above it depends on how frequent the property is.</param>
/// <param name="Agreement">The share of items on which verdict and label agree.</param>
/// <param name="Kappa">Their agreement beyond chance.</param>
/// <param name="BalancedAccuracy">The mean of sensitivity and specificity; ½ is a coin. Null where either is.</param>
public sealed record RaterAccuracy(
    ConfusionCounts Counts,
    ClusteredShare? Sensitivity,
    ClusteredShare? Specificity,
    ClusteredShare? Precision,
    ClusteredShare Agreement,
    CohenKappa Kappa,
    Estimate? BalancedAccuracy)
{
    /// <summary>Measures a rater. Shares have the interval of <see cref="ClusteredShare"/>; balanced accuracy has one put together from its two halves.</summary>
    /// <remarks>The halves are joined by the square-and-add method: Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10;
    /// Zou and Donner 2008. It takes sensitivity and specificity as independent; where clusters hold items of both labels that is an approximation.</remarks>
    /// <param name="items">The items with verdict and label.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no item, or one has no cluster.</exception>
    public static RaterAccuracy Of(IReadOnlyList<RatedItem> items, double level = Interval.DefaultLevel)
    {
        ConfusionCounts counts = ConfusionCounts.Of(items);
        ClusteredShare agreement = ClusteredShare.Of([.. items.Select(i => i.Label == i.Verdict ? 1.0 : 0)], [.. items.Select(i => i.Cluster)], level);
        ClusteredShare? sensitivity = Share(items.Where(i => i.Label), i => i.Verdict, level);
        ClusteredShare? specificity = Share(items.Where(i => !i.Label), i => !i.Verdict, level);
        return new RaterAccuracy(
            counts,
            sensitivity,
            specificity,
            Share(items.Where(i => i.Verdict), i => i.Label, level),
            agreement,
            CohenKappa.Of([.. items.Select(i => i.Verdict)], [.. items.Select(i => i.Label)], [.. items.Select(i => i.Cluster)], level),
            sensitivity is null || specificity is null ? null : Mean(sensitivity, specificity));
    }

    private static ClusteredShare? Share(IEnumerable<RatedItem> among, Func<RatedItem, bool> hit, double level)
    {
        RatedItem[] items = [.. among];
        return items.Length == 0 ? null : ClusteredShare.Of([.. items.Select(i => hit(i) ? 1.0 : 0)], [.. items.Select(i => i.Cluster)], level);
    }

    private static Estimate Mean(ClusteredShare one, ClusteredShare other)
    {
        double mean = (one.Share + other.Share) / 2;
        double below = double.Hypot(one.Share - one.Interval.Lower, other.Share - other.Interval.Lower) / 2;
        double above = double.Hypot(one.Interval.Upper - one.Share, other.Interval.Upper - other.Share) / 2;
        return new Estimate(mean, new Interval(mean - below, mean + above, one.Interval.Level).Clamp(0, 1));
    }
}
