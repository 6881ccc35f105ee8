namespace Plumbline.Statistics;

/// <summary>
/// A confidence sequence of the mean of values between 0 and 1: with probability at least <see cref="Level"/> the true mean lies in the interval at every look at once.
/// It adapts to the spread of the values, and so suits graded scores and the means of clusters, such as several replies to one prompt: add one value per cluster.
/// For plain yes-or-no trials <see cref="RateSequence"/> is narrower.
/// </summary>
/// <remarks>Hedged capital: against every candidate mean m two bets are made, one that values lie above it and one that they lie below; m is ruled out once one has
/// multiplied its half of the stake to 1/α. Waudby-Smith and Ramdas 2024, "Estimating means of bounded random variables by betting", theorem 3, with the predictable bets
/// λₜ = √(2·ln(2/α) / (σ̂²ₜ₋₁·t·ln(t + 1))) cut at ¾/m and ¾/(1 − m). The candidates are a grid; since each capital is monotone in m, the interval is
/// widened to the nearest ruled-out candidates and so loses no validity. The order of values must not depend on what they are. The mean is that of all the prompts that might
/// have been drawn, of which these are a random sample.</remarks>
public sealed class MeanSequence
{
    /// <summary>The grid used unless another is asked for: 1000 steps, so that an end is at most 0.001 too far out.</summary>
    public const int DefaultGrid = 1000;

    private const double Cut = 0.75;

    private readonly double[] capitalAbove;
    private readonly double[] capitalBelow;
    private readonly int grid;
    private int first = 1;
    private int last;
    private double sum;
    private double squares;

    /// <summary>Begins without values.</summary>
    /// <param name="level">The confidence level of all looks together.</param>
    /// <param name="grid">How many steps the candidates make from 0 to 1, 10 to 1,000,000. A value costs as many operations, at first; ruled-out candidates cost none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public MeanSequence(double level = Interval.DefaultLevel, int grid = DefaultGrid)
    {
        Level = Interval.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(grid, 10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(grid, 1_000_000);
        this.grid = grid;
        last = grid - 1;
        capitalAbove = new double[grid];
        capitalBelow = new double[grid];
        Array.Fill(capitalAbove, 1);
        Array.Fill(capitalBelow, 1);
    }

    /// <summary>The confidence level of all looks together.</summary>
    public double Level { get; }

    /// <summary>How many values were added.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean; NaN before the first.</summary>
    public double Mean => sum / Count;

    /// <summary>The interval after all looks so far: it only ever shrinks. 0 to 1 at the start.</summary>
    public Interval Interval => new((double)(first - 1) / grid, (double)(last + 1) / grid, Level);

    /// <summary>False where no single mean agrees with all looks: it has changed on the way (or the chance of one minus the level has struck). The interval then stays as it was.</summary>
    public bool Consistent { get; private set; } = true;

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not between 0 and 1.</exception>
    public void Add(double value)
    {
        BetaMixture.RequireShare(value);

        // The bet is fixed before the value is seen: everything here is of the values before it.
        double alpha = 1 - Level;
        double variance = (0.25 + squares) / (Count + 1);
        double next = Count + 1;
        double bet = Math.Sqrt(2 * Math.Log(2 / alpha) / (variance * next * Math.Log(next + 1)));
        Count++;
        sum += value;
        double centre = (0.5 + sum) / (Count + 1);
        squares += (value - centre) * (value - centre);
        if (Consistent)
        {
            Bet(value, bet, 2 / alpha);
        }
    }

    private void Bet(double value, double bet, double needed)
    {
        int newFirst = first;
        int newLast = last;

        // The two candidates at the ends play on: should the other side rule them out too, nothing is left between.
        for (int i = Math.Max(1, first - 1); i <= Math.Min(grid - 1, last + 1); i++)
        {
            double m = (double)i / grid;
            capitalAbove[i] *= 1 + (Math.Min(bet, Cut / m) * (value - m));
            capitalBelow[i] *= 1 - (Math.Min(bet, Cut / (1 - m)) * (value - m));
            newFirst = capitalAbove[i] >= needed ? Math.Max(newFirst, i + 1) : newFirst;
            newLast = capitalBelow[i] >= needed ? Math.Min(newLast, i - 1) : newLast;
        }

        Consistent = newFirst <= newLast + 1;
        (first, last) = Consistent ? (newFirst, newLast) : (first, last);
    }
}
