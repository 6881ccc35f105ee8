namespace Plumbline.Statistics;

/// <summary>
/// How large a study must be that compares two rates on different items: two groups of independent trials of equal size, two-sided. Where both systems can be asked
/// the same items, <see cref="PairedRatesPower"/> needs far fewer. By the normal approximation with pooled variance under no difference.
/// </summary>
/// <remarks>Source: Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", equation 4.14 without the continuity correction; the same as R's
/// <c>power.prop.test</c>.</remarks>
public static class TwoRatesPower
{
    /// <summary>How many trials each group needs so that the difference is found with probability <paramref name="power"/>, rounded up.</summary>
    /// <param name="first">The rate of the first group, strictly between 0 and 1.</param>
    /// <param name="second">The rate of the second; not the same.</param>
    /// <param name="level">The confidence level of the interval that must exclude 0.</param>
    /// <param name="power">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or no number that can be counted is enough.</exception>
    public static long TrialsNeeded(double first, double second, double level = Interval.DefaultLevel, double power = PairedPower.DefaultPower)
    {
        PlanningArguments.RequirePower(power);
        (double pooled, double apart) = Deviations(first, second);
        double reach = (Critical(level) * pooled) + (Quantile.Normal(power) * apart);
        double trials = first == second ? double.PositiveInfinity : Math.Ceiling(Math.Pow(reach / (first - second), 2));
        return trials < long.MaxValue
            ? Math.Max(2, (long)trials)
            : throw new ArgumentOutOfRangeException(nameof(second), second, "too close to the first rate for any study");
    }

    /// <summary>The probability that a study with <paramref name="trials"/> in each group finds the difference.</summary>
    /// <param name="trials">Trials in each group, at least 2.</param>
    /// <param name="first">The rate of the first group, strictly between 0 and 1.</param>
    /// <param name="second">The rate of the second.</param>
    /// <param name="level">The confidence level of the interval that must exclude 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Power(long trials, double first, double second, double level = Interval.DefaultLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 2);
        (double pooled, double apart) = Deviations(first, second);
        return Quantile.NormalProbability(((Math.Sqrt(trials) * Math.Abs(first - second)) - (Critical(level) * pooled)) / apart);
    }

    /// <summary>The second rate nearest above <paramref name="first"/> that is found with probability <paramref name="power"/>. NaN where not even a rate of nearly 1 is.</summary>
    /// <param name="trials">Trials in each group, at least 2.</param>
    /// <param name="first">The rate of the first group, strictly between 0 and 1.</param>
    /// <param name="level">The confidence level of the interval that must exclude 0.</param>
    /// <param name="power">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double SmallestRateFound(long trials, double first, double level = Interval.DefaultLevel, double power = PairedPower.DefaultPower)
    {
        PlanningArguments.RequirePower(power);
        PlanningArguments.RequireRate(first, nameof(first));
        double tooClose = first;
        double found = 1 - 1e-12;
        if (found <= first || Power(trials, first, found, level) < power)
        {
            return double.NaN;
        }

        while (found - tooClose > 1e-12)
        {
            double middle = (found + tooClose) / 2;
            (tooClose, found) = Power(trials, first, middle, level) < power ? (middle, found) : (tooClose, middle);
        }

        return found;
    }

    private static double Critical(double level) => Quantile.Normal(1 - ((1 - Interval.RequireLevel(level)) / 2));

    /// <summary>Standard deviation of the difference, times √n: pooled under no difference, and as the rates are.</summary>
    private static (double Pooled, double Apart) Deviations(double first, double second)
    {
        PlanningArguments.RequireRate(first, nameof(first));
        PlanningArguments.RequireRate(second, nameof(second));
        double mean = (first + second) / 2;
        return (Math.Sqrt(2 * mean * (1 - mean)), Math.Sqrt((first * (1 - first)) + (second * (1 - second))));
    }
}
