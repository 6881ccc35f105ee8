namespace Plumbline.Statistics;

/// <summary>
/// How many independent trials show that a rate keeps below a limit, said before they are made: "ask <paramref name="Trials"/> times; at most
/// <paramref name="MaximumHits"/> hits show it". Exact, by the binomial distribution. For several replies to one prompt multiply by the <see cref="DesignEffect"/>.
/// </summary>
/// <remarks>The study that needs the fewest trials among those whose last allowed hit still bounds the rate by <paramref name="Limit"/>, as in acceptance sampling and
/// Wilks 1941, "Determination of sample sizes for setting tolerance limits". A rate that is to be shown above a limit is a share of misses to be shown below one minus it.</remarks>
/// <param name="Limit">What the rate is to be shown below, strictly between 0 and 1.</param>
/// <param name="Level">The one-sided confidence level of the upper bound.</param>
/// <param name="Trials">How many trials.</param>
/// <param name="MaximumHits">With so many hits or fewer, the exact upper bound is at or below the limit.</param>
public sealed record RateLimitPlan(double Limit, double Level, long Trials, long MaximumHits)
{
    private const long MostHits = 200_000;

    /// <summary>The probability that the study shows it, if the rate is <paramref name="truth"/>: of at most <see cref="MaximumHits"/> hits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not between 0 and 1.</exception>
    public double PowerAt(double truth) => truth is >= 0 and <= 1
        ? BinomialProbability.AtMost(MaximumHits, Trials, truth)
        : throw new ArgumentOutOfRangeException(nameof(truth), truth, "a rate lies between 0 and 1");

    /// <summary>The largest true rate that the study shows to be below the limit with probability <paramref name="power"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The power is not strictly between 0 and 1.</exception>
    public double LargestRateShown(double power = PairedPower.DefaultPower)
    {
        PlanningArguments.RequirePower(power);
        return MaximumHits == 0 ? 1 - Math.Pow(power, 1.0 / Trials) : Quantile.Beta(1 - power, MaximumHits + 1.0, Trials - MaximumHits);
    }

    /// <summary>The fewest trials of which <paramref name="hits"/> hits bound the rate by <paramref name="limit"/>. With no hits: "0 of 59 bounds the rate by 5 %",
    /// the exact rule of three.</summary>
    /// <param name="limit">The bound, strictly between 0 and 1.</param>
    /// <param name="hits">How many hits are to be allowed; default none.</param>
    /// <param name="level">The one-sided confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or more than 10¹² trials would be needed.</exception>
    public static RateLimitPlan ForHits(double limit, long hits = 0, double level = Interval.DefaultLevel)
    {
        PlanningArguments.RequireRate(limit, nameof(limit));
        Interval.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, MostHits);
        if (limit < 1e-10)
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "too small for any study");
        }

        return new RateLimitPlan(limit, level, FewestTrials(limit, hits, level, hits), hits);
    }

    /// <summary>The smallest study that shows a rate of <paramref name="truth"/> to be below <paramref name="limit"/> with probability <paramref name="power"/>.</summary>
    /// <param name="limit">What the rate is to be shown below, strictly between 0 and 1.</param>
    /// <param name="truth">The rate that is expected; at least 0 and below the limit.</param>
    /// <param name="level">The one-sided confidence level.</param>
    /// <param name="power">How probably the study is to show it.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or the rates lie too close together for any study.</exception>
    public static RateLimitPlan Below(double limit, double truth, double level = Interval.DefaultLevel, double power = PairedPower.DefaultPower)
    {
        PlanningArguments.RequirePower(power);
        if (!(truth >= 0 && truth < limit))
        {
            throw new ArgumentOutOfRangeException(nameof(truth), truth, "the expected rate lies below the limit, or no study can show it");
        }

        RateLimitPlan plan = ForHits(limit, 0, level);
        while (plan.PowerAt(truth) < power)
        {
            long hits = plan.MaximumHits + 1;
            if (hits > MostHits)
            {
                throw new ArgumentOutOfRangeException(nameof(truth), truth, "too close to the limit for any study");
            }

            plan = plan with { MaximumHits = hits, Trials = FewestTrials(limit, hits, level, plan.Trials) };
        }

        return plan;
    }

    /// <summary>The plan for a number of trials that is given: how many hits it may allow. Null where even none would not bound the rate by the limit.</summary>
    /// <param name="limit">What the rate is to be shown below, strictly between 0 and 1.</param>
    /// <param name="trials">How many trials there will be; at least 1.</param>
    /// <param name="level">The one-sided confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static RateLimitPlan? ForTrials(double limit, long trials, double level = Interval.DefaultLevel)
    {
        PlanningArguments.RequireRate(limit, nameof(limit));
        Interval.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        if (BinomialProbability.AtMost(0, trials, limit) > 1 - level)
        {
            return null;
        }

        long allowed = 0;
        long refused = trials;
        while (refused - allowed > 1)
        {
            long middle = allowed + ((refused - allowed) / 2);
            (allowed, refused) = BinomialProbability.AtMost(middle, trials, limit) <= 1 - level ? (middle, refused) : (allowed, middle);
        }

        return new RateLimitPlan(limit, level, trials, allowed);
    }

    /// <summary>The fewest trials, more than <paramref name="tooFew"/>, of which so many hits bound the rate by the limit.</summary>
    private static long FewestTrials(double limit, long hits, double level, long tooFew)
    {
        // So few hits or fewer must be improbable at the limit; they become ever less probable as the trials grow.
        long step = 1;
        while (!Enough(tooFew + step))
        {
            tooFew += step;
            step *= 2;
        }

        long enough = tooFew + step;
        while (enough - tooFew > 1)
        {
            long middle = tooFew + ((enough - tooFew) / 2);
            (tooFew, enough) = Enough(middle) ? (tooFew, middle) : (middle, enough);
        }

        return enough;

        bool Enough(long trials) => (hits == 0 ? Math.Pow(1 - limit, trials) : BinomialProbability.AtMost(hits, trials, limit)) <= 1 - level;
    }
}
