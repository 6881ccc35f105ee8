namespace Plumbline.Statistics;

/// <summary>The mean of A minus the mean of B, measured in pairs: what both share cancels out, so that the interval is as narrow as the data allow.</summary>
/// <param name="MeanA">The mean of the first measurements.</param>
/// <param name="MeanB">The mean of the second measurements.</param>
/// <param name="Difference"><paramref name="MeanA"/> − <paramref name="MeanB"/>.</param>
/// <param name="StandardError">The clustered standard error of the difference; positive infinity with a single cluster.</param>
/// <param name="Interval">The confidence interval of the difference.</param>
/// <param name="Count">How many pairs.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
public sealed record PairedDifference(double MeanA, double MeanB, double Difference, double StandardError, Interval Interval, int Count, int Clusters)
{
    /// <summary>The difference of two means: difference ± t(C − 1) · clustered standard error of the pairs' differences.</summary>
    /// <exception cref="ArgumentException">There is no pair, a measurement is not finite, or a pair has no cluster.</exception>
    public static PairedDifference OfMeans(IReadOnlyList<Pair> pairs, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        double meanA = Observations.Mean([.. pairs.Select(pair => pair.A)]);
        double meanB = Observations.Mean([.. pairs.Select(pair => pair.B)]);
        double[] differences = [.. pairs.Select(pair => pair.A - pair.B)];
        MeanEstimate difference = MeanEstimate.OfClusters(differences, [.. pairs.Select(pair => pair.Cluster)], level);
        return new PairedDifference(meanA, meanB, difference.Mean, difference.StandardError, difference.Interval, pairs.Count, difference.Clusters);
    }

    /// <summary>The same for pairs that were sampled from strata in fixed shares: see <see cref="MeanEstimate.OfStrata"/>.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="strata">The stratum of each pair.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no pair, a measurement is not finite, or a pair has no cluster or stratum.</exception>
    public static PairedDifference OfMeans(IReadOnlyList<Pair> pairs, IReadOnlyList<string> strata, double level = Interval.DefaultLevel)
    {
        PairedDifference plain = OfMeans(pairs, level);
        MeanEstimate difference = MeanEstimate.OfStrata([.. pairs.Select(pair => pair.A - pair.B)], [.. pairs.Select(pair => pair.Cluster)], strata, level);
        return plain with { StandardError = difference.StandardError, Interval = difference.Interval };
    }

    /// <summary>
    /// The difference of two rates: as a difference of means, within −1 to 1, with two corrections for rare hits. Where a few clusters hold most of the spread, t has as many degrees of
    /// freedom as these are worth; and where the clusters' differences are skewed, the end on the longer side moves out. Where every cluster shows the same difference, so that the spread seems to be nil,
    /// the interval still has a width: the share of clusters that might differ is bounded by the exact upper limit of "0 of C seen",
    /// and such a cluster might differ as far as a rate can.
    /// </summary>
    /// <remarks>Degrees of freedom by the kurtosis of the clusters (Kott 1994), the shift by their skewness (Johnson 1978; Hall 1992), applied outwards only. Without them a 95 %
    /// interval of two rates near 0.05 covers 89 % at a within-cluster correlation of 0.5.</remarks>
    /// <exception cref="ArgumentException">There is no pair, a measurement is not between 0 and 1, or a pair has no cluster.</exception>
    public static PairedDifference OfProportions(IReadOnlyList<Pair> pairs, double level = Interval.DefaultLevel)
    {
        PairedDifference means = OfMeans(pairs, level);
        Observations.RequireShares([.. pairs.Select(pair => pair.A)]);
        Observations.RequireShares([.. pairs.Select(pair => pair.B)]);
        if (means.Clusters > 1 && means.Interval.Width < 1e-12)
        {
            double unseen = ProportionInterval.ClopperPearson(0, means.Clusters, level).Upper;
            double d = means.Difference;
            return means with { Interval = new Interval(d - (unseen * (1 + d)), d + (unseen * (1 - d)), level).Clamp(-1, 1) };
        }

        return means with { Interval = means.Clusters < 2 ? new Interval(-1, 1, level) : Skewed(pairs, means, level).Clamp(-1, 1) };
    }

    private static Interval Skewed(IReadOnlyList<Pair> pairs, PairedDifference means, double level)
    {
        ClusterIndex index = ClusterIndex.Of([.. pairs.Select(pair => pair.Cluster)], pairs.Count);
        double[] sums = index.DeviationSums([.. pairs.Select(pair => pair.A - pair.B)], means.Difference);
        double reach = Quantile.Reach(level, ClusterSpread.DegreesOfFreedom(sums));
        double shift = ClusterSpread.SkewnessShift(sums, reach);
        return new Interval(
            means.Difference - ((reach + Math.Max(0, -shift)) * means.StandardError),
            means.Difference + ((reach + Math.Max(0, shift)) * means.StandardError),
            level);
    }
}
