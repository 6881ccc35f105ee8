namespace Plumbline.Statistics.Tests;

public class TwoRatesPowerTests
{
    [Fact]
    public void Power_HelpPageOfR_IsThePublishedNumber()
    {
        // power.prop.test(n = 50, p1 = .50, p2 = .75): power = 0.7401659; with power = .90: n = 76.7.
        TwoRatesPower.Power(50, 0.5, 0.75).ShouldBe(0.7401659013, 1e-9);
        TwoRatesPower.TrialsNeeded(0.5, 0.75, power: 0.9).ShouldBe(77);
        TwoRatesPower.TrialsNeeded(0.75, 0.5, power: 0.9).ShouldBe(77);
    }

    [Fact]
    public void SmallestRateFound_OfTheNumberNeeded_IsNoLargerThanTheRate()
    {
        long trials = TwoRatesPower.TrialsNeeded(0.05, 0.1);

        TwoRatesPower.SmallestRateFound(trials, 0.05).ShouldBeInRange(0.0999, 0.1);
        TwoRatesPower.SmallestRateFound(3, 0.5).ShouldBe(double.NaN);
    }

    [Fact]
    public void TrialsNeeded_BadArguments_Throw()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TwoRatesPower.TrialsNeeded(0.5, 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => TwoRatesPower.TrialsNeeded(0, 0.5));
        Should.Throw<ArgumentOutOfRangeException>(() => TwoRatesPower.Power(1, 0.2, 0.5));
    }
}
