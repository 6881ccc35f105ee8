namespace Plumbline.Statistics;

/// <summary>How alike the samples of one cluster are: 0 where a cluster tells nothing of its samples, 1 where all of a cluster are equal.</summary>
/// <param name="Value">The estimate, at most 1. Slightly below 0 by chance, where clusters are no more alike than strangers; NaN where no value differs from another,
/// or where no cluster has two samples, or there is one cluster: then nothing can be said.</param>
/// <param name="Interval">The confidence interval by the F distribution: exact for equal cluster sizes and normal values, a rule of thumb otherwise.</param>
/// <param name="Count">How many samples.</param>
/// <param name="Clusters">How many clusters.</param>
/// <param name="MeanClusterSize">n₀ of the analysis of variance: the mean size, a little less where sizes differ.</param>
public sealed record IntraclassCorrelation(double Value, Interval Interval, int Count, int Clusters, double MeanClusterSize)
{
    /// <summary>The estimate as a plan takes it: within 0 to 1, and 1, the worst, where nothing can be said.</summary>
    public double ForPlanning => double.IsNaN(Value) ? 1 : Math.Clamp(Value, 0, 1);

    /// <summary>Estimates the correlation by the one-way analysis of variance: (MSB − MSW) / (MSB + (n₀ − 1)·MSW).</summary>
    /// <remarks>ICC(1,1) of Shrout and Fleiss 1979, "Intraclass correlations: uses in assessing rater reliability"; n₀ for unequal sizes is
    /// (n − Σ nᵢ²/n) / (C − 1), as in Donner and Koval 1980.</remarks>
    /// <param name="values">The observations; 0 and 1 for a rate.</param>
    /// <param name="clusters">The name of the cluster of each.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no observation, one is not finite, or one has no cluster.</exception>
    public static IntraclassCorrelation Of(IReadOnlyList<double> values, IReadOnlyList<string> clusters, double level = Interval.DefaultLevel)
    {
        Interval.RequireLevel(level);
        double mean = Observations.Mean(values);
        ClusterIndex index = ClusterIndex.Of(clusters, values.Count);
        int between = index.Count - 1;
        int within = values.Count - index.Count;
        int[] sizes = index.Sizes();
        double size = between == 0 ? values.Count : (values.Count - (sizes.Sum(n => (double)n * n) / values.Count)) / between;
        if (between == 0 || within == 0)
        {
            return new IntraclassCorrelation(double.NaN, new Interval(-1, 1, level), values.Count, index.Count, size);
        }

        double[] sums = index.DeviationSums(values, mean);
        double squaresBetween = sums.Select((sum, c) => sum * sum / sizes[c]).Sum();
        double squaresWithin = values.Select((value, i) => Math.Pow(value - mean - (sums[index.ClusterOf[i]] / sizes[index.ClusterOf[i]]), 2)).Sum();
        double meanBetween = squaresBetween / between;
        double meanWithin = squaresWithin / within;
        double whole = meanBetween + ((size - 1) * meanWithin);
        if (whole < 1e-300)
        {
            return new IntraclassCorrelation(double.NaN, new Interval(-1, 1, level), values.Count, index.Count, size);
        }

        double side = (1 - level) / 2;
        double lower = FromRatio(meanBetween, meanWithin * Quantile.F(1 - side, between, within), size);
        double upper = FromRatio(meanBetween * Quantile.F(1 - side, within, between), meanWithin, size);
        return new IntraclassCorrelation((meanBetween - meanWithin) / whole, new Interval(lower, Math.Max(lower, upper), level), values.Count, index.Count, size);
    }

    private static double FromRatio(double between, double within, double size) => (between - within) / (between + ((size - 1) * within));
}
