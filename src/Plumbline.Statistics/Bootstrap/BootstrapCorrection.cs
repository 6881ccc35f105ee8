namespace Plumbline.Statistics;

/// <summary>The two constants of a BCa interval. Source: Efron 1987, equations 2.3 and 6.6 in the form of Efron and Tibshirani 1993, chapter 14.</summary>
/// <param name="Bias">z₀: where the estimate lies among the resamples, as a normal quantile; 0 in the middle.</param>
/// <param name="Acceleration">a: how fast the spread changes with the value, a sixth of the skewness of the leave-one-out values.</param>
internal readonly record struct BootstrapCorrection(double Bias, double Acceleration)
{
    /// <summary>Derives the constants.</summary>
    /// <param name="resampled">The statistics of the resamples.</param>
    /// <param name="estimate">The statistic of the data.</param>
    /// <param name="leaveOneOut">The statistics without each cluster in turn.</param>
    public static BootstrapCorrection Of(ReadOnlySpan<double> resampled, double estimate, ReadOnlySpan<double> leaveOneOut)
    {
        // Resamples that equal the estimate count half: otherwise coarse data, such as shares of few samples, would look biased.
        double below = 0;
        foreach (double value in resampled)
        {
            below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
        }

        double share = Math.Clamp(below / resampled.Length, 0.5 / resampled.Length, 1 - (0.5 / resampled.Length));
        double mean = 0;
        foreach (double value in leaveOneOut)
        {
            mean += value / leaveOneOut.Length;
        }

        double squares = 0;
        double cubes = 0;
        foreach (double value in leaveOneOut)
        {
            double deviation = mean - value;
            squares += deviation * deviation;
            cubes += deviation * deviation * deviation;
        }

        double acceleration = squares > 0 ? cubes / (6 * Math.Pow(squares, 1.5)) : 0;
        return new BootstrapCorrection(Quantile.Normal(share), acceleration);
    }

    /// <summary>The percentile to read in the place of <paramref name="probability"/>.</summary>
    public double Shift(double probability)
    {
        double z = Bias + Quantile.Normal(probability);
        double scale = 1 - (Acceleration * z);

        // A scale that is not positive means the correction has run out of its range, and an infinite z that the probability has: read the extreme.
        return !(scale > 0) || double.IsInfinity(z) ? (probability < 0.5 ? 0 : 1) : Quantile.NormalProbability(Bias + (z / scale));
    }
}
