using MathNet.Numerics;

namespace Plumbline.Statistics;

/// <summary>
/// A confidence sequence of a rate: with probability at least <see cref="Level"/> the true rate lies in the interval at every look at once, so that one may look after
/// each trial and stop whenever one likes. For yes-or-no trials; graded values between 0 and 1 are allowed, but <see cref="MeanSequence"/> is narrower for them.
/// </summary>
/// <remarks>The rates p at which the mixture likelihood ratio B(a + s, b + n − s) / B(a, b) / (pˢ(1 − p)ⁿ⁻ˢ) has always stayed below 1/α, where s is the sum of n values and a, b
/// are the prior: a martingale at the true rate (Ville 1939; Robbins 1970, "Statistical methods related to the law of the iterated logarithm"; Howard, Ramdas, McAuliffe and
/// Sekhon 2021, "Time-uniform, nonparametric, nonasymptotic confidence sequences", section 3.2). For values between 0 and 1 it is a supermartingale,
/// since uˣ·v¹⁻ˣ is convex in x. Trials must be added in an order that does not depend on their outcomes: by number, not as they finish.
/// Several replies to one prompt are one value, their mean.</remarks>
public sealed class RateSequence
{
    private readonly double priorHits;
    private readonly double priorMisses;
    private double lower;
    private double upper = 1;

    /// <summary>Begins without trials.</summary>
    /// <param name="level">The confidence level of all looks together.</param>
    /// <param name="priorHits">a: where the sequence is to be narrowest, as hits seen before; positive. Default ½, which is never far from the best.</param>
    /// <param name="priorMisses">b: the same as misses. Default ½.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RateSequence(double level = Interval.DefaultLevel, double priorHits = 0.5, double priorMisses = 0.5)
    {
        Level = Interval.RequireLevel(level);
        this.priorHits = BetaMixture.RequirePrior(priorHits, nameof(priorHits));
        this.priorMisses = BetaMixture.RequirePrior(priorMisses, nameof(priorMisses));
    }

    /// <summary>The confidence level of all looks together.</summary>
    public double Level { get; }

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>Their sum.</summary>
    public double Hits { get; private set; }

    /// <summary>The rate seen so far; NaN before the first value.</summary>
    public double Share => Hits / Count;

    /// <summary>The interval after all looks so far: it only ever shrinks. 0 to 1 at the start.</summary>
    public Interval Interval => new(lower, upper, Level);

    /// <summary>False where no single rate agrees with all looks: the rate has changed on the way (or the chance of one minus the level has struck). The interval then stays as it was.</summary>
    public bool Consistent { get; private set; } = true;

    /// <summary>Adds a trial.</summary>
    public void Add(bool hit) => Add(hit ? 1.0 : 0);

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public void Add(double value)
    {
        Hits += BetaMixture.RequireShare(value);
        Count++;
        double seen = Share;
        double newLower = seen > lower && Excludes(lower) ? Edge(lower, seen) : lower;
        double newUpper = seen < upper && Excludes(upper) ? Edge(upper, seen) : upper;
        bool outside = (seen <= lower && Excludes(lower)) || (seen >= upper && Excludes(upper));
        if (outside || newLower > newUpper)
        {
            Consistent = false;
        }
        else if (Consistent)
        {
            (lower, upper) = (newLower, newUpper);
        }
    }

    /// <summary>Whether the data so far rule out the rate <paramref name="p"/>.</summary>
    private bool Excludes(double p) => LogRatio(p) >= -Math.Log(1 - Level);

    private double LogRatio(double p)
    {
        double misses = Count - Hits;
        return SpecialFunctions.BetaLn(priorHits + Hits, priorMisses + misses) - SpecialFunctions.BetaLn(priorHits, priorMisses)
            - BetaMixture.LogLikelihood(Hits, misses, p);
    }

    /// <summary>The excluded rate nearest to the seen one, between <paramref name="excluded"/> and it: the ratio is below 1 at the seen rate and grows away from it.</summary>
    private double Edge(double excluded, double seen)
    {
        double allowed = seen;
        while (Math.Abs(allowed - excluded) > 1e-12)
        {
            double middle = (allowed + excluded) / 2;
            (excluded, allowed) = Excludes(middle) ? (middle, allowed) : (excluded, middle);
        }

        return excluded;
    }
}
