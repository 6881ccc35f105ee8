namespace Plumbline.Statistics;

/// <summary>Intervals for a rate from independent yes-or-no trials. For trials that share a prompt use <see cref="ClusteredShare"/>.</summary>
public static class ProportionInterval
{
    /// <summary>Wilson's score interval: the rates that the data do not contradict. Sound at small numbers and at 0 or all hits, never outside 0 to 1.</summary>
    /// <remarks>Covers the level on average over rates, not at every rate; where a gate needs a guarantee, use <see cref="ClopperPearson"/>.
    /// Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference".</remarks>
    /// <param name="hits">Trials with the outcome, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">All trials, at least 1.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval Wilson(long hits, long trials, double level = Interval.DefaultLevel)
    {
        Require(hits, trials, level);
        double z = Quantile.Normal(1 - ((1 - level) / 2));
        return Wilson((double)hits / trials, trials, z, level);
    }

    /// <summary>The exact interval of Clopper and Pearson: covers at least the level at every rate, at the price of being wide.</summary>
    /// <remarks>Source: Clopper and Pearson 1934, "The use of confidence or fiducial limits illustrated in the case of the binomial".</remarks>
    /// <param name="hits">Trials with the outcome, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">All trials, at least 1.</param>
    /// <param name="level">The confidence level, both sides together.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Interval ClopperPearson(long hits, long trials, double level = Interval.DefaultLevel)
    {
        Require(hits, trials, level);
        double side = (1 - level) / 2;
        return new Interval(ExactLower(hits, trials, side), ExactUpper(hits, trials, side), level);
    }

    /// <summary>The exact one-sided upper bound: "0 of 100 seen, so the rate is below 0.0296 at 95 %".</summary>
    /// <param name="hits">Trials with the outcome, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">All trials, at least 1.</param>
    /// <param name="level">The confidence level, all of it on this side.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double UpperBound(long hits, long trials, double level = Interval.DefaultLevel)
    {
        Require(hits, trials, level);
        return ExactUpper(hits, trials, 1 - level);
    }

    /// <summary>The exact one-sided lower bound.</summary>
    /// <param name="hits">Trials with the outcome, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">All trials, at least 1.</param>
    /// <param name="level">The confidence level, all of it on this side.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double LowerBound(long hits, long trials, double level = Interval.DefaultLevel)
    {
        Require(hits, trials, level);
        return ExactLower(hits, trials, 1 - level);
    }

    /// <summary>Wilson's formula for a share of a number of trials that need not be whole, reaching <paramref name="z"/> standard errors.</summary>
    internal static Interval Wilson(double share, double trials, double z, double level)
    {
        double squared = z * z / trials;
        double centre = (share + (squared / 2)) / (1 + squared);
        double reach = z / (1 + squared) * Math.Sqrt(((share * (1 - share)) + (squared / 4)) / trials);

        // At no hits and at all hits one end is exactly 0 or 1; rounding must not move it inwards.
        double lower = share == 0 ? 0 : Math.Max(0, centre - reach);
        double upper = share == 1 ? 1 : Math.Min(1, centre + reach);
        return new Interval(lower, upper, level);
    }

    private static double ExactLower(long hits, long trials, double side) =>
        hits == 0 ? 0 : hits == trials ? Math.Pow(side, 1.0 / trials) : Quantile.Beta(side, hits, trials - hits + 1.0);

    private static double ExactUpper(long hits, long trials, double side) =>
        hits == trials ? 1 : hits == 0 ? 1 - Math.Pow(side, 1.0 / trials) : Quantile.Beta(1 - side, hits + 1.0, trials - hits);

    private static void Require(long hits, long trials, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        Interval.RequireLevel(level);
    }
}
