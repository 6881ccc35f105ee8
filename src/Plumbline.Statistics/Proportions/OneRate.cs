namespace Plumbline.Statistics;

/// <summary>A rate from independent yes-or-no trials, with the exact one-sided tests of a claim about it.</summary>
/// <param name="Hits">Trials with the outcome.</param>
/// <param name="Trials">All trials.</param>
public readonly record struct OneRate(long Hits, long Trials)
{
    /// <summary>The share of hits; NaN where there was no trial.</summary>
    public double Share => Trials == 0 ? double.NaN : (double)Hits / Trials;

    /// <summary>The p-value of "the rate is at most this": the probability of as many hits or more where it is exactly this. Small values show a higher rate.</summary>
    /// <param name="rate">The claimed rate, 0 to 1.</param>
    public double PValueAbove(double rate) => BinomialProbability.AtLeast(Hits, Trials, rate);

    /// <summary>The p-value of "the rate is at least this": the probability of as few hits or fewer where it is exactly this. Small values show a lower rate.</summary>
    /// <param name="rate">The claimed rate, 0 to 1.</param>
    public double PValueBelow(double rate) => BinomialProbability.AtMost(Hits, Trials, rate);
}
