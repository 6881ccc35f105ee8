namespace Plumbline.Statistics.Tests;

public class PairedRatesPowerTests
{
    /// <summary>Summed over all outcomes of the trinomial with mpmath.</summary>
    [Theory]
    [InlineData(30, 0.3, 0.1, 0.307095781093513345)]
    [InlineData(20, 0.4, 0.0, 0.874401027276962529)]
    public void Power_KnownShares_IsTheSumOverAllOutcomes(long pairs, double onlyA, double onlyB, double expected)
    {
        PairedRatesPower.Power(pairs, onlyA, onlyB).ShouldBe(expected, 1e-10);
        PairedRatesPower.Power(pairs, onlyB, onlyA).ShouldBe(expected, 1e-10);
    }

    [Fact]
    public void Power_NoDifference_IsBelowTheError() => PairedRatesPower.Power(200, 0.1, 0.1).ShouldBeInRange(0.01, 0.05);

    [Fact]
    public void Power_EveryItemTells_IsTheSignTest() =>

        // 10 coins with bias 0.9: rejected at 0 to 1 or 9 to 10 heads. P = 0.9¹⁰ + 10·0.9⁹·0.1 and next to nothing.
        PairedRatesPower.Power(10, 0.9, 0.1).ShouldBe(Math.Pow(0.9, 10) + Math.Pow(0.9, 9) + Math.Pow(0.1, 10) + (9 * Math.Pow(0.1, 9)), 1e-8);

    [Fact]
    public void PairsNeeded_KnownShares_ReachesThePowerAndIsMoreThanConnors()
    {
        long pairs = PairedRatesPower.PairsNeeded(0.12, 0.06);

        // Connor 1987: ((1.96·√0.18 + 0.8416·√(0.18 − 0.06²)) / 0.06)² = 388.
        pairs.ShouldBeInRange(388, 450);
        PairedRatesPower.Power(pairs, 0.12, 0.06).ShouldBeGreaterThanOrEqualTo(0.8);
        PairedRatesPower.SmallestDifferenceFound(pairs, 0.18).ShouldBe(0.06, 0.001);
    }

    [Fact]
    public void SmallestDifferenceFound_TooFewItems_IsNaN() => PairedRatesPower.SmallestDifferenceFound(5, 0.5).ShouldBe(double.NaN);

    [Fact]
    public void PairsNeeded_BadShares_Throw()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => PairedRatesPower.PairsNeeded(0.1, 0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => PairedRatesPower.PairsNeeded(0.7, 0.6));
        Should.Throw<ArgumentOutOfRangeException>(() => PairedRatesPower.PairsNeeded(0, 0));
    }
}
