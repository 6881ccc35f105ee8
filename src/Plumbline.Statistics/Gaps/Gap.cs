namespace Plumbline.Statistics;

/// <summary>
/// The distance between what could be specified and what was meant: one named failure, measured as visible minus hidden, from a gridworld to a model behind an API.
/// </summary>
/// <param name="Name">The failure, such as <c>reward-hacking</c> or <c>sycophancy</c>.</param>
/// <param name="Visible">The mean of what is seen and optimised: the proxy reward, the behaviour when watched.</param>
/// <param name="Hidden">The mean of what was meant: the gold utility, the behaviour when not watched.</param>
/// <param name="Difference"><paramref name="Visible"/> − <paramref name="Hidden"/>.</param>
/// <param name="Interval">The confidence interval of the difference.</param>
/// <param name="Count">How many pairs of measurements.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
/// <param name="Direction">Which sign is the failure.</param>
public sealed record Gap(string Name, double Visible, double Hidden, double Difference, Interval Interval, int Count, int Clusters, GapDirection Direction)
{
    /// <summary>How many samples could not be scored, and so are in none of the means. Default 0. Shown wherever the gap is.</summary>
    public int Unscored { get; init; }

    /// <summary>The end of the interval that a gate must reckon with: how bad the gap may be. For <see cref="GapDirection.EitherIsWorse"/> the end further from 0.</summary>
    public double WorstBound => Direction switch
    {
        GapDirection.PositiveIsWorse => Interval.Upper,
        GapDirection.NegativeIsWorse => Interval.Lower,
        _ => Math.Abs(Interval.Lower) > Math.Abs(Interval.Upper) ? Interval.Lower : Interval.Upper,
    };

    /// <summary>A gap from a paired difference: A is the visible side, B the hidden one.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Gap From(string name, PairedDifference pairs, GapDirection direction)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(pairs);
        return new Gap(name, pairs.MeanA, pairs.MeanB, pairs.Difference, pairs.Interval, pairs.Count, pairs.Clusters, direction);
    }

    /// <summary>What the interval allows to be said.</summary>
    /// <param name="tolerance">How large a gap on the worse side is still accepted, in the unit of the gap; not negative. Default 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The tolerance is negative or NaN.</exception>
    public GapVerdict Verdict(double tolerance = 0)
    {
        if (!(tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "a tolerance is not negative");
        }

        bool above = Interval.Lower > tolerance;
        bool below = Interval.Upper < -tolerance;
        bool notAbove = Interval.Upper <= tolerance;
        bool notBelow = Interval.Lower >= -tolerance;
        (bool open, bool closed) = Direction switch
        {
            GapDirection.PositiveIsWorse => (above, notAbove),
            GapDirection.NegativeIsWorse => (below, notBelow),
            _ => (above || below, notAbove && notBelow),
        };
        return open ? GapVerdict.Open : closed ? GapVerdict.Closed : GapVerdict.Undecided;
    }
}
