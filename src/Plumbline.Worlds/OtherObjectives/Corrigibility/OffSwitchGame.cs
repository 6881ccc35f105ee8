using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.Corrigibility;

/// <summary>
/// The off-switch game (Hadfield-Menell et al. 2017, "The off-switch game"): a robot may act at once and make the switch useless (worth E[U] to the person), switch itself off (worth 0),
/// or announce its act and let the person press the switch or not. It believes U ~ N(μ, σ²). Its incentive to defer is Δ = E[π(U) U] − max(E[U], 0), π(U) being the
/// probability that the person lets it go on: negative, and it disables the switch or stops by itself.
/// </summary>
public static class OffSwitchGame
{
    /// <summary>Probability that a person lets an act of utility u go on: 1/(1 + exp(−β u)).</summary>
    /// <param name="utility">u, to the person.</param>
    /// <param name="rationality">β ≥ 0: 0 presses the switch by coin, +∞ never errs (and lets u = 0 go on half the time).</param>
    public static double LetsGoOn(double utility, double rationality) => utility == 0 ? 0.5 : 1 / (1 + Math.Exp(-rationality * utility));

    /// <summary>
    /// E[π(U) U]: what deferring is worth. With a rational person the closed form E[max(U, 0)] = μ Φ(μ/σ) + σ φ(μ/σ), else by quadrature, to about 1e-9 where βσ is below 5 and 1e-4 σ
    /// beyond.
    /// </summary>
    /// <param name="mean">μ, what the robot believes the act is worth.</param>
    /// <param name="deviation">σ, how unsure it is; not negative.</param>
    /// <param name="rationality">β of the person, at least 0. Default +∞: never errs.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static double DeferringValue(double mean, double deviation, double rationality = double.PositiveInfinity)
    {
        if (!(rationality >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(rationality), rationality, "expected 0 or more");
        }

        return double.IsPositiveInfinity(rationality)
            ? Gaussian.PositivePart(mean, deviation)
            : Gaussian.Expectation(mean, deviation, utility => utility * LetsGoOn(utility, rationality));
    }

    /// <summary>
    /// Δ, how much better the robot does by deferring than by the better of acting and switching off, in units of utility. Never negative for a rational person, and 0 for a robot that is
    /// sure.
    /// </summary>
    /// <inheritdoc cref="DeferringValue" path="/param"/>
    /// <inheritdoc cref="DeferringValue" path="/exception"/>
    public static double IncentiveToDefer(double mean, double deviation, double rationality = double.PositiveInfinity) =>
        DeferringValue(mean, deviation, rationality) - Math.Max(mean, 0);

    /// <summary>
    /// The β above which the robot defers, where Δ changes its sign: exactly 2|μ|/σ². There Δ is, up to sign and a factor, ∫ u e^(−u²/2σ²)/cosh(uμ/σ²) du, an odd integrand. So the
    /// person must be the more rational the surer the robot is. The paper has no such formula; it follows from its equation for Δ with this person and this belief.
    /// </summary>
    /// <param name="mean">μ.</param>
    /// <param name="deviation">σ, not negative.</param>
    /// <returns>β ≥ 0; +∞ for a robot that is sure and does not think the act worth exactly 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviation"/> is negative or NaN.</exception>
    public static double LeastRationality(double mean, double deviation)
    {
        if (!(deviation >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "expected a standard deviation of 0 or more");
        }

        return mean == 0 ? 0 : 2 * Math.Abs(mean) / (deviation * deviation);
    }
}
