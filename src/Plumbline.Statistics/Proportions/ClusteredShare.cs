namespace Plumbline.Statistics;

/// <summary>A rate measured on samples in clusters, such as several replies to one prompt.</summary>
/// <param name="Share">The mean of the values, 0 to 1.</param>
/// <param name="Interval">The confidence interval, within 0 to 1.</param>
/// <param name="Count">How many samples.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
/// <param name="EffectiveCount">How many independent samples would tell as much, at most <paramref name="Count"/>.</param>
public sealed record ClusteredShare(double Share, Interval Interval, int Count, int Clusters, double EffectiveCount)
{
    /// <summary>
    /// Estimates the rate with Wilson's interval at the effective sample size p(1−p)/v, where v is the clustered variance of the share,
    /// reaching t instead of z standard errors, with C − 1 degrees of freedom or fewer where a few clusters hold most of the spread. Where the values do not vary at all (no hit, or only hits), each cluster counts once,
    /// so that the interval never shrinks to a point, and the bound is Clopper and Pearson's exact one. Where every sample is a cluster for itself and each value is 0 or 1,
    /// the hits are binomial and no spread needs to be estimated: plainly Wilson's interval.
    /// </summary>
    /// <remarks>In the way of Korn and Graubard 1998, "Confidence intervals for proportions with small expected number of positive counts estimated from
    /// survey data", with Wilson's interval in the place of the exact one and degrees of freedom by the kurtosis of the clusters (Kott 1994), without which
    /// rare hits in few prompts are covered less than stated; coverage is checked by simulation in the tests and in <c>bench/results</c>.</remarks>
    /// <param name="values">One value per sample: 1 for a hit and 0 for none, or a graded score between.</param>
    /// <param name="clusters">The name of the cluster of each sample.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no sample, a value is not between 0 and 1, or a sample has no cluster.</exception>
    public static ClusteredShare Of(IReadOnlyList<double> values, IReadOnlyList<string> clusters, double level = Interval.DefaultLevel)
    {
        Interval.RequireLevel(level);
        double share = Observations.Mean(values);
        Observations.RequireShares(values);
        ClusterIndex index = ClusterIndex.Of(clusters, values.Count);
        if (index.Count < 2)
        {
            return new ClusteredShare(share, new Interval(0, 1, level), values.Count, index.Count, 1);
        }

        if (share is 0 or 1)
        {
            return new ClusteredShare(share, ProportionInterval.ClopperPearson(share == 0 ? 0 : index.Count, index.Count, level), values.Count, index.Count, index.Count);
        }

        if (index.Count == values.Count && values.All(value => value is 0 or 1))
        {
            return new ClusteredShare(share, ProportionInterval.Wilson(values.Count(value => value == 1), values.Count, level), values.Count, index.Count, values.Count);
        }

        double error = MeanEstimate.ClusteredError(values, share, index);
        double spread = share * (1 - share);
        double effective = error == 0 || spread == 0 ? index.Count : Math.Min(values.Count, spread / (error * error));
        double freedom = ClusterSpread.DegreesOfFreedom(index.DeviationSums(values, share));
        Interval interval = ProportionInterval.Wilson(share, effective, Quantile.Reach(level, freedom), level);
        return new ClusteredShare(share, interval, values.Count, index.Count, effective);
    }
}
