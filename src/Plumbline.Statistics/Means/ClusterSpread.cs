namespace Plumbline.Statistics;

/// <summary>What the clusters' sums of deviations tell of how far a clustered standard error can be trusted.</summary>
internal static class ClusterSpread
{
    /// <summary>
    /// The degrees of freedom of the clustered variance: C − 1, or fewer where a few clusters make up most of it, as with rare hits in few prompts. 2C / (kurtosis − 1), since the
    /// relative variance of a variance is (kurtosis − 1) / C and that of a χ² is 2 / its degrees of freedom.
    /// </summary>
    /// <remarks>Satterthwaite's matching of moments with the kurtosis as observed: Kott 1994, "A hypothesis test of linear regression coefficients with survey data".</remarks>
    public static double DegreesOfFreedom(ReadOnlySpan<double> sums)
    {
        (double squares, _, double fourths) = Powers(sums);
        double kurtosis = squares > 0 ? sums.Length * fourths / (squares * squares) : 3;
        return kurtosis > 1 ? Math.Clamp(2 * sums.Length / (kurtosis - 1), 1, sums.Length - 1) : sums.Length - 1;
    }

    /// <summary>How far, in standard errors, the centre of an interval of a skewed mean should move: skewness / (6√C) · (1 + 2t²).</summary>
    /// <remarks>Johnson 1978, "Modified t tests and confidence intervals for asymmetrical populations"; Hall 1992, "On the removal of skewness by transformation".
    /// t is cut at 3, beyond which the expansion does not hold.</remarks>
    public static double SkewnessShift(ReadOnlySpan<double> sums, double reach)
    {
        (double squares, double cubes, _) = Powers(sums);
        double t = Math.Min(reach, 3);
        return squares > 0 ? cubes / Math.Pow(squares, 1.5) * (1 + (2 * t * t)) / 6 : 0;
    }

    private static (double Squares, double Cubes, double Fourths) Powers(ReadOnlySpan<double> sums)
    {
        double squares = 0;
        double cubes = 0;
        double fourths = 0;
        foreach (double sum in sums)
        {
            squares += sum * sum;
            cubes += sum * sum * sum;
            fourths += sum * sum * sum * sum;
        }

        return (squares, cubes, fourths);
    }
}
