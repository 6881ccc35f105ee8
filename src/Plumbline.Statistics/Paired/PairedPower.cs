namespace Plumbline.Statistics;

/// <summary>How large a paired study must be, said before it is made. By the normal approximation, two-sided.</summary>
public static class PairedPower
{
    /// <summary>The power that is asked for unless another is given: a true difference is found four times in five.</summary>
    public const double DefaultPower = 0.8;

    /// <summary>How many independent clusters find a true <paramref name="difference"/> with probability <paramref name="power"/>: ((z₁₋α/₂ + z_power) · sd / difference)², rounded up, at least 2.</summary>
    /// <param name="difference">The true difference to find; not 0.</param>
    /// <param name="standardDeviation">Of the clusters' mean differences; positive.</param>
    /// <param name="level">The confidence level of the interval that must exclude 0.</param>
    /// <param name="power">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or no number of clusters that can be counted is enough.</exception>
    public static long ClustersNeeded(double difference, double standardDeviation, double level = Interval.DefaultLevel, double power = DefaultPower)
    {
        if (difference == 0 || !double.IsFinite(difference))
        {
            throw new ArgumentOutOfRangeException(nameof(difference), difference, "a difference to find is finite and not 0");
        }

        double clusters = Math.Ceiling(Math.Pow(Reach(standardDeviation, level, power) / difference, 2));
        return clusters < long.MaxValue
            ? Math.Max(2, (long)clusters)
            : throw new ArgumentOutOfRangeException(nameof(difference), difference, "too small beside the standard deviation for any study");
    }

    /// <summary>The smallest true difference that <paramref name="clusters"/> find with probability <paramref name="power"/>: (z₁₋α/₂ + z_power) · sd / √C.</summary>
    /// <param name="clusters">How many independent clusters, at least 2.</param>
    /// <param name="standardDeviation">Of the clusters' mean differences; positive.</param>
    /// <param name="level">The confidence level of the interval that must exclude 0.</param>
    /// <param name="power">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double MinimumDetectableDifference(long clusters, double standardDeviation, double level = Interval.DefaultLevel, double power = DefaultPower)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusters, 2);
        return Reach(standardDeviation, level, power) / Math.Sqrt(clusters);
    }

    private static double Reach(double standardDeviation, double level, double power)
    {
        if (!(standardDeviation > 0) || !double.IsFinite(standardDeviation))
        {
            throw new ArgumentOutOfRangeException(nameof(standardDeviation), standardDeviation, "a standard deviation is positive and finite");
        }

        if (!(power > 0 && power < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(power), power, "a power lies strictly between 0 and 1");
        }

        return (Quantile.Normal(1 - ((1 - Interval.RequireLevel(level)) / 2)) + Quantile.Normal(power)) * standardDeviation;
    }
}
