namespace Plumbline.Statistics;

/// <summary>
/// How large a study must be that asks two systems the same items and compares how often each is right, by the exact McNemar test, two-sided. Only items on which
/// exactly one of them is right tell, so the plan needs both of those shares. Items must be independent; for clusters see <see cref="DesignEffect"/>.
/// </summary>
/// <remarks>Exact and unconditional: the number of telling items is itself binomial. Connor 1987, "Sample size for testing differences in proportions for the
/// paired-sample design", gives the normal approximation, which promises more than the exact test holds.</remarks>
public static class PairedRatesPower
{
    private const long MostPairs = 1_000_000;

    /// <summary>The probability that the exact test finds the difference.</summary>
    /// <param name="pairs">How many items both are asked; at least 1.</param>
    /// <param name="onlyA">The share of items on which only A is right, 0 to 1.</param>
    /// <param name="onlyB">The share on which only B is; together at most 1, and more than 0.</param>
    /// <param name="level">One minus the error of the two-sided test.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Power(long pairs, double onlyA, double onlyB, double level = Interval.DefaultLevel)
    {
        Require(onlyA, onlyB);
        Interval.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pairs, MostPairs);
        double telling = onlyA + onlyB;
        double share = onlyA / telling;

        // Beyond nine standard deviations the number of telling items has no weight that a double could show.
        double spread = (9 * Math.Sqrt(pairs * telling * (1 - telling))) + 9;
        long first = Math.Max(0, (long)((pairs * telling) - spread));
        long last = telling >= 1 ? pairs : Math.Min(pairs, (long)((pairs * telling) + spread));
        first = telling >= 1 ? pairs : first;
        double side = (1 - level) / 2;
        long critical = Critical(first, side);
        double power = 0;
        for (long count = first; count <= last; count++)
        {
            // With one more coin the largest split that is still uneven enough grows by one at most.
            critical += BinomialProbability.AtMost(critical + 1, count, 0.5) <= side ? 1 : 0;
            if (critical >= 0)
            {
                double weight = telling >= 1 ? 1 : BinomialProbability.Exactly(count, pairs, telling);
                power += weight * (BinomialProbability.AtMost(critical, count, share) + BinomialProbability.AtLeast(count - critical, count, share));
            }
        }

        return Math.Min(1, power);
    }

    /// <summary>How many items both must be asked so that the test finds the difference with probability <paramref name="power"/>.</summary>
    /// <param name="onlyA">The share of items on which only A is right, 0 to 1.</param>
    /// <param name="onlyB">The share on which only B is; not the same.</param>
    /// <param name="level">One minus the error of the two-sided test.</param>
    /// <param name="power">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or more than a million items would be needed.</exception>
    public static long PairsNeeded(double onlyA, double onlyB, double level = Interval.DefaultLevel, double power = PairedPower.DefaultPower)
    {
        Require(onlyA, onlyB);
        PlanningArguments.RequirePower(power);
        long tooFew = 0;
        long enough = 8;
        while (onlyA == onlyB || Power(enough, onlyA, onlyB, level) < power)
        {
            tooFew = enough;
            enough *= 2;
            if (onlyA == onlyB || enough > MostPairs)
            {
                throw new ArgumentOutOfRangeException(nameof(onlyB), onlyB, "the two shares are too close together for any study");
            }
        }

        while (enough - tooFew > 1)
        {
            long middle = tooFew + ((enough - tooFew) / 2);
            (tooFew, enough) = Power(middle, onlyA, onlyB, level) < power ? (middle, enough) : (tooFew, middle);
        }

        return enough;
    }

    /// <summary>The smallest difference, A minus B, that is found with probability <paramref name="power"/>, where the two disagree in how often they are right on a
    /// share <paramref name="telling"/> of the items. NaN where not even the largest, <paramref name="telling"/> itself, is.</summary>
    /// <param name="pairs">How many items both are asked; at least 1.</param>
    /// <param name="telling">The share of items on which exactly one is right, above 0 and at most 1.</param>
    /// <param name="level">One minus the error of the two-sided test.</param>
    /// <param name="power">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double SmallestDifferenceFound(long pairs, double telling, double level = Interval.DefaultLevel, double power = PairedPower.DefaultPower)
    {
        PlanningArguments.RequirePower(power);
        if (Power(pairs, telling, 0, level) < power)
        {
            return double.NaN;
        }

        double tooClose = 0;
        double found = telling;
        while (found - tooClose > 1e-9)
        {
            double middle = (found + tooClose) / 2;
            bool missed = Power(pairs, (telling + middle) / 2, (telling - middle) / 2, level) < power;
            (tooClose, found) = missed ? (middle, found) : (tooClose, middle);
        }

        return found;
    }

    /// <summary>The largest count of the rarer side that rejects among <paramref name="count"/> telling items; −1 where none does.</summary>
    private static long Critical(long count, double side)
    {
        long rejects = -1;
        long not = count;
        while (not - rejects > 1)
        {
            long middle = rejects + ((not - rejects) / 2);
            (rejects, not) = BinomialProbability.AtMost(middle, count, 0.5) <= side ? (middle, not) : (rejects, middle);
        }

        return rejects;
    }

    private static void Require(double onlyA, double onlyB)
    {
        if (!(onlyA >= 0 && onlyB >= 0 && onlyA + onlyB > 0 && onlyA + onlyB <= 1 + 1e-12))
        {
            throw new ArgumentOutOfRangeException(nameof(onlyA), onlyA, $"the shares of items on which only one is right are not negative and together above 0 and at most 1, not {onlyA} and {onlyB}");
        }
    }
}
