using MathNet.Numerics;

namespace Plumbline.Statistics;

/// <summary>What the sequences that mix over a beta prior share.</summary>
internal static class BetaMixture
{
    /// <summary>s·ln p + f·ln(1 − p), with 0·ln 0 = 0.</summary>
    public static double LogLikelihood(double hits, double misses, double p) =>
        (hits == 0 ? 0 : hits * Math.Log(p)) + (misses <= 0 ? 0 : misses * SpecialFunctions.Log1p(-p));

    /// <summary>A value between 0 and 1.</summary>
    public static double RequireShare(double value) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "a value lies between 0 and 1; leave unscored samples out and count them");

    /// <summary>A shape of the prior.</summary>
    public static double RequirePrior(double shape, string name) =>
        shape > 0 && double.IsFinite(shape) ? shape : throw new ArgumentOutOfRangeException(name, shape, "a prior count is positive and finite");
}
