namespace Plumbline.Statistics;

/// <summary>A mean with its uncertainty.</summary>
/// <param name="Mean">The mean of the observations.</param>
/// <param name="StandardError">Its standard error; positive infinity where one observation, or one cluster, says nothing about the spread.</param>
/// <param name="Interval">The confidence interval.</param>
/// <param name="Count">How many observations.</param>
/// <param name="Clusters">How many independent clusters they form; <paramref name="Count"/> where each stands alone.</param>
public sealed record MeanEstimate(double Mean, double StandardError, Interval Interval, int Count, int Clusters)
{
    /// <summary>The mean of independent observations: mean ± t(n − 1) · sd / √n, by the central limit theorem.</summary>
    /// <remarks>The standard error is Inspect's <c>stderr</c>. Where Inspect writes 0 for a single observation, this is unbounded: one value proves nothing.</remarks>
    /// <exception cref="ArgumentException">There is no observation, or one is not finite.</exception>
    public static MeanEstimate Of(IReadOnlyList<double> values, double level = Interval.DefaultLevel)
    {
        double mean = Observations.Mean(values);
        double squares = values.Sum(value => (value - mean) * (value - mean));
        double error = values.Count < 2 ? double.PositiveInfinity : Math.Sqrt(squares / (values.Count - 1) / values.Count);
        return new MeanEstimate(mean, error, Around(mean, error, values.Count - 1, level), values.Count, values.Count);
    }

    /// <summary>The mean of observations in clusters, such as several replies to one prompt: mean ± t(C − 1) · clustered standard error.</summary>
    /// <remarks>The standard error is √( C/(C−1) · Σ_c (Σ_{i∈c} (x_i − x̄))² ) / n, as Inspect's <c>stderr(cluster=…)</c>;
    /// unbounded where there is a single cluster. For rates use <see cref="ClusteredShare"/>: of rare hits in alike replies this interval covers 89 % in the place of 95 %.</remarks>
    /// <param name="values">The observations.</param>
    /// <param name="clusters">The name of the cluster of each observation.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no observation, one is not finite, or one has no cluster.</exception>
    public static MeanEstimate OfClusters(IReadOnlyList<double> values, IReadOnlyList<string> clusters, double level = Interval.DefaultLevel)
    {
        double mean = Observations.Mean(values);
        ClusterIndex index = ClusterIndex.Of(clusters, values.Count);
        double error = ClusteredError(values, mean, index);
        return new MeanEstimate(mean, error, Around(mean, error, index.Count - 1, level), values.Count, index.Count);
    }

    /// <summary>
    /// The mean of observations in clusters, sampled from strata in fixed shares: mean ± t(C − H) · clustered standard error of the deviations from the strata's
    /// own means. How far strata lie apart is then no uncertainty, since every sample would hold as much of each.
    /// </summary>
    /// <remarks>As <see cref="OfClusters"/> with x̄ replaced by the mean of the observation's stratum, times √((n − 1)/(n − H)) for the H means that were estimated: the
    /// cluster-robust error (CR1) of a regression on the strata, read at the fixed shares. A cluster may reach into several strata.</remarks>
    /// <param name="values">The observations.</param>
    /// <param name="clusters">The name of the cluster of each observation.</param>
    /// <param name="strata">The name of the stratum of each observation.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no observation, one is not finite, or one has no cluster or stratum.</exception>
    public static MeanEstimate OfStrata(IReadOnlyList<double> values, IReadOnlyList<string> clusters, IReadOnlyList<string> strata, double level = Interval.DefaultLevel)
    {
        double mean = Observations.Mean(values);
        ClusterIndex index = ClusterIndex.Of(clusters, values.Count);
        ClusterIndex stratum = ClusterIndex.Of(strata, values.Count);
        int[] sizes = stratum.Sizes();
        double[] means = [.. stratum.DeviationSums(values, 0).Select((sum, h) => sum / sizes[h])];
        double[] deviations = [.. values.Select((value, i) => value - means[stratum.ClusterOf[i]])];
        int degreesOfFreedom = index.Count - stratum.Count;
        double lostToMeans = Math.Sqrt((values.Count - 1.0) / (values.Count - stratum.Count));
        double error = degreesOfFreedom < 1 ? double.PositiveInfinity : ClusteredError(deviations, 0, index) * lostToMeans;
        return new MeanEstimate(mean, error, Around(mean, error, degreesOfFreedom, level), values.Count, index.Count);
    }

    /// <summary>The clustered standard error of the mean.</summary>
    internal static double ClusteredError(IReadOnlyList<double> values, double mean, ClusterIndex index)
    {
        double squares = index.DeviationSums(values, mean).Sum(sum => sum * sum);
        return index.Count < 2 ? double.PositiveInfinity : Math.Sqrt(squares * index.Count / (index.Count - 1)) / values.Count;
    }

    /// <summary>Mean ± t · standard error; unbounded where the error is.</summary>
    internal static Interval Around(double mean, double error, int degreesOfFreedom, double level)
    {
        Interval.RequireLevel(level);
        if (!double.IsFinite(error))
        {
            return Interval.Unbounded(level);
        }

        double reach = error == 0 ? 0 : Quantile.Reach(level, degreesOfFreedom) * error;
        return new Interval(mean - reach, mean + reach, level);
    }
}
