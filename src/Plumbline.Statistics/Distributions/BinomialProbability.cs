using MathNet.Numerics;

namespace Plumbline.Statistics;

/// <summary>Probabilities of the number of hits in independent trials.</summary>
internal static class BinomialProbability
{
    /// <summary>P(X ≤ <paramref name="hits"/>) of <paramref name="trials"/> trials with the given rate.</summary>
    public static double AtMost(long hits, long trials, double rate) =>
        hits < 0 ? 0 : hits >= trials ? 1 : rate <= 0 ? 1 : rate >= 1 ? 0 : SpecialFunctions.BetaRegularized(trials - hits, hits + 1.0, 1 - rate);

    /// <summary>P(X ≥ <paramref name="hits"/>).</summary>
    public static double AtLeast(long hits, long trials, double rate) =>
        hits <= 0 ? 1 : hits > trials ? 0 : rate <= 0 ? 0 : rate >= 1 ? 1 : SpecialFunctions.BetaRegularized(hits, trials - hits + 1.0, rate);

    /// <summary>P(X = <paramref name="hits"/>), for a rate strictly between 0 and 1.</summary>
    public static double Exactly(long hits, long trials, double rate) => Math.Exp(
        SpecialFunctions.GammaLn(trials + 1.0) - SpecialFunctions.GammaLn(hits + 1.0) - SpecialFunctions.GammaLn(trials - hits + 1.0)
        + (hits * Math.Log(rate)) + ((trials - hits) * SpecialFunctions.Log1p(-rate)));
}
