namespace Plumbline.Statistics;

/// <summary>The difference of two rates, A minus B, measured in pairs of which some are incomplete, bounded from both sides.</summary>
/// <param name="Lowest">The difference if every missing A were 0 and every missing B were 1.</param>
/// <param name="Highest">The difference if every missing A were 1 and every missing B were 0.</param>
/// <param name="OfComplete">The difference over the complete pairs alone; NaN where there is none.</param>
/// <param name="Interval">The confidence interval, which covers everything from the true lowest to the true highest difference.</param>
/// <param name="Count">How many pairs.</param>
/// <param name="Incomplete">How many of them lack at least one measurement.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
/// <param name="ReasonsA">Why first measurements are missing, the most frequent reason first.</param>
/// <param name="ReasonsB">Why second measurements are missing.</param>
public sealed record BoundedDifference(
    double Lowest,
    double Highest,
    double OfComplete,
    Interval Interval,
    int Count,
    int Incomplete,
    int Clusters,
    IReadOnlyList<MissingReason> ReasonsA,
    IReadOnlyList<MissingReason> ReasonsB)
{
    /// <summary>Bounds the difference, as <see cref="BoundedShare"/> bounds a rate, by the intervals of <see cref="PairedDifference.OfProportions"/>.</summary>
    /// <param name="pairs">Every pair that was asked, complete or not.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no pair, one has no cluster, or its two measurements are of different clusters.</exception>
    public static BoundedDifference Of(IReadOnlyList<PairOrNot> pairs, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (PairOrNot pair in pairs)
        {
            if (pair.A.Cluster != pair.B.Cluster)
            {
                throw new ArgumentException($"a pair's measurements are of the clusters '{pair.A.Cluster}' and '{pair.B.Cluster}'; expected one", nameof(pairs));
            }
        }

        PairedDifference lowest = PairedDifference.OfProportions([.. pairs.Select(p => new Pair(p.A.Cluster, p.A.Score ?? 0, p.B.Score ?? 1))], level);
        PairedDifference highest = PairedDifference.OfProportions([.. pairs.Select(p => new Pair(p.A.Cluster, p.A.Score ?? 1, p.B.Score ?? 0))], level);
        double[] complete = [.. pairs.Where(p => p.A.Score is not null && p.B.Score is not null).Select(p => p.A.Score!.Value - p.B.Score!.Value)];
        return new BoundedDifference(
            lowest.Difference,
            highest.Difference,
            complete.Sum() / complete.Length,
            new Interval(lowest.Interval.Lower, highest.Interval.Upper, level),
            pairs.Count,
            pairs.Count - complete.Length,
            lowest.Clusters,
            MissingReason.Tally(pairs.Where(p => p.A.Reason is not null).Select(p => p.A.Reason!)),
            MissingReason.Tally(pairs.Where(p => p.B.Reason is not null).Select(p => p.B.Reason!)));
    }
}
