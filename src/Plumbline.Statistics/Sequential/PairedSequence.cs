namespace Plumbline.Statistics;

/// <summary>
/// A confidence sequence of the difference of two rates measured on the same items: with probability at least the level the true difference, A minus B, lies in
/// the interval at every look at once. One may stop as soon as it excludes 0, or a tolerance. Add one pair per cluster: the mean of its replies on each side.
/// </summary>
/// <remarks>A <see cref="MeanSequence"/> of (A − B + 1) / 2.</remarks>
public sealed class PairedSequence
{
    private readonly MeanSequence halves;
    private double sumA;
    private double sumB;

    /// <summary>Begins without pairs.</summary>
    /// <param name="level">The confidence level of all looks together.</param>
    /// <param name="grid">How many steps the candidates make from −1 to 1; default 2000, so that an end is at most 0.001 too far out.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public PairedSequence(double level = Interval.DefaultLevel, int grid = 2 * MeanSequence.DefaultGrid) => halves = new MeanSequence(level, grid);

    /// <summary>How many pairs were added.</summary>
    public long Count => halves.Count;

    /// <summary>The mean of the first measurements; NaN before the first pair.</summary>
    public double MeanA => sumA / Count;

    /// <summary>The mean of the second measurements.</summary>
    public double MeanB => sumB / Count;

    /// <summary>The interval of the difference after all looks so far: it only ever shrinks. −1 to 1 at the start.</summary>
    public Interval Interval => new((2 * halves.Interval.Lower) - 1, (2 * halves.Interval.Upper) - 1, halves.Level);

    /// <summary>False where no single difference agrees with all looks. The interval then stays as it was.</summary>
    public bool Consistent => halves.Consistent;

    /// <summary>Adds a pair.</summary>
    /// <param name="a">The first measurement, 0 to 1.</param>
    /// <param name="b">The second measurement, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A measurement is not between 0 and 1.</exception>
    public void Add(double a, double b)
    {
        halves.Add((BetaMixture.RequireShare(a) - BetaMixture.RequireShare(b) + 1) / 2);
        sumA += a;
        sumB += b;
    }
}
