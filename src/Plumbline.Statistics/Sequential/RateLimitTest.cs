using MathNet.Numerics;

namespace Plumbline.Statistics;

/// <summary>
/// Is a rate above a limit or below it? Asked after every trial, for as long as one likes: a rate at or below the limit is called above it with probability at most
/// one minus the level over all looks together, and a rate at or above it is called below it as rarely. An ordinary test repeated at every look errs several times as often.
/// </summary>
/// <remarks>Two test martingales, each the likelihood ratio of a beta prior cut off at the limit: ∫ qˢ(1 − q)ⁿ⁻ˢ dπ(q) / (p₀ˢ(1 − p₀)ⁿ⁻ˢ) over q above p₀, and over q below it.
/// Against every rate on the other side each is a supermartingale, so that by Ville's inequality it ever reaches 1/α with probability at most α
/// (Robbins 1970; Ramdas, Grünwald, Vovk and Shafer 2023, "Game-theoretic statistics and safe anytime-valid inference"). Values between 0 and 1 are allowed, such as the mean of a
/// cluster; the order of trials must not depend on their outcomes.</remarks>
public sealed class RateLimitTest
{
    private readonly double priorHits;
    private readonly double priorMisses;
    private readonly double priorAbove;
    private double largestAbove;
    private double largestBelow;

    /// <summary>Begins without trials.</summary>
    /// <param name="limit">p₀: the limit, strictly between 0 and 1.</param>
    /// <param name="level">One minus the error α allowed in each direction.</param>
    /// <param name="priorHits">The prior before it is cut off, as hits seen before; positive. Default ½.</param>
    /// <param name="priorMisses">The same as misses. Default ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RateLimitTest(double limit, double level = Interval.DefaultLevel, double priorHits = 0.5, double priorMisses = 0.5)
    {
        Limit = PlanningArguments.RequireRate(limit, nameof(limit));
        Level = Interval.RequireLevel(level);
        this.priorHits = BetaMixture.RequirePrior(priorHits, nameof(priorHits));
        this.priorMisses = BetaMixture.RequirePrior(priorMisses, nameof(priorMisses));
        priorAbove = SpecialFunctions.BetaRegularized(priorMisses, priorHits, 1 - limit);
    }

    /// <summary>The limit.</summary>
    public double Limit { get; }

    /// <summary>One minus the error allowed in each direction.</summary>
    public double Level { get; }

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>Their sum.</summary>
    public double Hits { get; private set; }

    /// <summary>What has been shown. Once shown it stays.</summary>
    public LimitVerdict Verdict { get; private set; }

    /// <summary>After how many values it was shown; null while it is not.</summary>
    public long? DecidedAt { get; private set; }

    /// <summary>The natural logarithm of the evidence that the rate is above the limit: how many times a bet of 1 on it has grown.</summary>
    public double LogEvidenceAbove { get; private set; }

    /// <summary>The natural logarithm of the evidence that the rate is below the limit.</summary>
    public double LogEvidenceBelow { get; private set; }

    /// <summary>An anytime-valid p-value of "the rate is at or below the limit": one over the largest evidence seen, at most 1.</summary>
    public double PValueAbove => Math.Exp(-largestAbove);

    /// <summary>An anytime-valid p-value of "the rate is at or above the limit".</summary>
    public double PValueBelow => Math.Exp(-largestBelow);

    /// <summary>Adds a trial.</summary>
    public void Add(bool hit) => Add(hit ? 1.0 : 0);

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public void Add(double value)
    {
        Hits += BetaMixture.RequireShare(value);
        Count++;
        double hits = priorHits + Hits;
        double misses = priorMisses + Count - Hits;
        double whole = SpecialFunctions.BetaLn(hits, misses) - SpecialFunctions.BetaLn(priorHits, priorMisses)
            - BetaMixture.LogLikelihood(Hits, Count - Hits, Limit);
        LogEvidenceAbove = whole + Math.Log(SpecialFunctions.BetaRegularized(misses, hits, 1 - Limit) / priorAbove);
        LogEvidenceBelow = whole + Math.Log(SpecialFunctions.BetaRegularized(hits, misses, Limit) / (1 - priorAbove));
        largestAbove = Math.Max(largestAbove, LogEvidenceAbove);
        largestBelow = Math.Max(largestBelow, LogEvidenceBelow);
        double needed = -Math.Log(1 - Level);
        if (Verdict == LimitVerdict.Undecided && (largestAbove >= needed || largestBelow >= needed))
        {
            Verdict = largestAbove >= largestBelow ? LimitVerdict.Above : LimitVerdict.Below;
            DecidedAt = Count;
        }
    }
}
