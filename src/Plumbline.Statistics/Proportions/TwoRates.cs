using MathNet.Numerics;

namespace Plumbline.Statistics;

/// <summary>Two rates from different items, all trials independent: the difference with tests that hold their level at every number of trials.</summary>
/// <remarks>
/// No difference at all is tested by Fisher's exact test (Fisher 1935, "The logic of inductive inference"). A difference of another size is tested by both rates' exact bounds at half the level each, the
/// interval by the same: conservative, and wider than approximations such as Newcombe's. How many trials a question takes: <see cref="TwoRatesPower"/>.
/// </remarks>
/// <param name="A">The first rate.</param>
/// <param name="B">The second rate.</param>
public readonly record struct TwoRates(OneRate A, OneRate B)
{
    private const int Halvings = 60;
    private const double Rounding = 1e-12;

    /// <summary>The share of A minus the share of B; NaN where one has no trial.</summary>
    public double Difference => A.Share - B.Share;

    /// <summary>The p-value of "A is at most B plus the margin". Small values show that A is higher by more than the margin.</summary>
    /// <param name="margin">−1 to 1. Default 0, where the test is Fisher's.</param>
    public double PValueAbove(double margin = 0) => margin == 0 ? Fisher() : Shifted(margin);

    /// <summary>The p-value of "A is at least B plus the margin". Small values show that A exceeds B by less than the margin, or falls short of it.</summary>
    /// <param name="margin">−1 to 1. Default 0, where the test is Fisher's.</param>
    public double PValueBelow(double margin = 0) => new TwoRates(B, A).PValueAbove(-margin);

    /// <summary>The interval of the difference: between the outermost differences of the two rates' own exact intervals, each at a higher level.</summary>
    /// <param name="level">The confidence level, both sides together.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate has no trial, or the level is not strictly between 0 and 1.</exception>
    public Interval Interval(double level = Statistics.Interval.DefaultLevel)
    {
        double each = (1 + Statistics.Interval.RequireLevel(level)) / 2;
        Interval a = ProportionInterval.ClopperPearson(A.Hits, A.Trials, each);
        Interval b = ProportionInterval.ClopperPearson(B.Hits, B.Trials, each);
        return new Interval(a.Lower - b.Upper, a.Upper - b.Lower, level);
    }

    // The hypergeometric tail: of all hits, as many or more on side A, whose trials are as likely to hold them as any.
    private double Fisher()
    {
        long hits = A.Hits + B.Hits;
        long trials = A.Trials + B.Trials;
        double all = LogChoose(trials, hits);
        double sum = 0;
        for (long onA = A.Hits; onA <= Math.Min(hits, A.Trials); onA++)
        {
            sum += Math.Exp(LogChoose(A.Trials, onA) + LogChoose(B.Trials, hits - onA) - all);
        }

        return A.Hits + B.Trials <= hits ? 1 : Math.Min(1, sum);
    }

    // Twice the smallest worse tail over all splits of the margin: where the lower bound of A, with half the error, just meets the upper bound of B plus the margin.
    private double Shifted(double margin)
    {
        (double low, double high) = (Math.Max(0, margin), Math.Min(1, 1 + margin));
        double best = Worse(low, margin);
        best = Math.Min(best, Worse(high, margin));
        for (int i = 0; i < Halvings; i++)
        {
            double middle = (low + high) / 2;
            (double ofA, double ofB) = Tails(middle, margin);
            best = Math.Min(best, Math.Max(ofA, ofB));
            (low, high) = ofA < ofB ? (middle, high) : (low, middle);
        }

        return Math.Min(1, 2 * best);
    }

    private double Worse(double rate, double margin)
    {
        (double ofA, double ofB) = Tails(rate, margin);
        return Math.Max(ofA, ofB);
    }

    // That A is at least 0, and B at most 1, needs no showing.
    private (double OfA, double OfB) Tails(double rate, double margin) =>
        (rate <= 0 ? 0 : A.PValueAbove(rate), rate - margin >= 1 - Rounding ? 0 : B.PValueBelow(rate - margin));

    private static double LogChoose(long of, long chosen) =>
        SpecialFunctions.GammaLn(of + 1.0) - SpecialFunctions.GammaLn(chosen + 1.0) - SpecialFunctions.GammaLn(of - chosen + 1.0);
}
