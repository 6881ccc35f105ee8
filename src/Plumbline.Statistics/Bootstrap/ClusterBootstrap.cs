namespace Plumbline.Statistics;

/// <summary>Intervals by resampling whole clusters with replacement. The same random source gives the same interval, to the bit.</summary>
public static class ClusterBootstrap
{
    /// <summary>A statistic of the chosen observations, given as indices that may repeat.</summary>
    public delegate double Statistic(ReadOnlySpan<int> observations);

    /// <summary>The interval of any statistic.</summary>
    /// <param name="clusters">The name of the cluster of each observation.</param>
    /// <param name="statistic">Computes the statistic of a resample; must be finite for each.</param>
    /// <param name="options">How the bootstrap is made.</param>
    /// <param name="random">The random source: 64 uniform bits per call, such as the <c>NextUInt64</c> of a named stream.</param>
    /// <returns>The interval; unbounded where there is a single cluster.</returns>
    /// <exception cref="ArgumentException">There is no observation, one has no cluster, or the options are invalid.</exception>
    /// <exception cref="InvalidOperationException">The statistic of a resample is not finite.</exception>
    public static Interval Estimate(IReadOnlyList<string> clusters, Statistic statistic, BootstrapOptions options, Func<ulong> random)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentNullException.ThrowIfNull(random);
        ThrowIfInvalid(options);
        if (clusters.Count == 0)
        {
            throw new ArgumentException("there are no observations", nameof(clusters));
        }

        ClusterIndex index = ClusterIndex.Of(clusters, clusters.Count);
        if (index.Count < 2)
        {
            return Interval.Unbounded(options.Level);
        }

        Resampler resampler = new(index, statistic);
        double[] statistics = new double[options.Resamples];
        for (int i = 0; i < statistics.Length; i++)
        {
            statistics[i] = resampler.Next(random);
        }

        Array.Sort(statistics);
        double side = (1 - options.Level) / 2;
        if (options.Expanded)
        {
            side = Quantile.NormalProbability(-Math.Sqrt(index.Count / (index.Count - 1.0)) * Quantile.Reach(options.Level, index.Count - 1));
        }

        if (options.Method == BootstrapMethod.Percentile)
        {
            return new Interval(Percentile(statistics, side), Percentile(statistics, 1 - side), options.Level);
        }

        BootstrapCorrection correction = BootstrapCorrection.Of(statistics, resampler.Whole(), resampler.LeaveOneOut());
        return new Interval(Percentile(statistics, correction.Shift(side)), Percentile(statistics, correction.Shift(1 - side)), options.Level);
    }

    /// <summary>The interval of a mean.</summary>
    /// <param name="values">The observations.</param>
    /// <param name="clusters">The name of the cluster of each observation.</param>
    /// <param name="options">How the bootstrap is made.</param>
    /// <param name="random">The random source, as for <see cref="Estimate"/>.</param>
    /// <exception cref="ArgumentException">There is no observation, one is not finite or has no cluster, or the options are invalid.</exception>
    public static Interval Mean(IReadOnlyList<double> values, IReadOnlyList<string> clusters, BootstrapOptions options, Func<ulong> random)
    {
        Observations.Mean(values);
        return Estimate(
            clusters,
            observations =>
            {
                double sum = 0;
                foreach (int observation in observations)
                {
                    sum += values[observation];
                }

                return sum / observations.Length;
            },
            options,
            random);
    }

    /// <summary>The quantile of sorted values, interpolated linearly between neighbours as NumPy does by default.</summary>
    internal static double Percentile(ReadOnlySpan<double> sorted, double probability)
    {
        double place = Math.Clamp(probability, 0, 1) * (sorted.Length - 1);
        int below = Math.Min((int)place, sorted.Length - 2);
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>Throws, naming every problem, unless the options are valid.</summary>
    internal static void ThrowIfInvalid(BootstrapOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IReadOnlyList<string> problems = options.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }
    }
}
