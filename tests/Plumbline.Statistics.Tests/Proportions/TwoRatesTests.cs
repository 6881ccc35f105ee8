namespace Plumbline.Statistics.Tests.Proportions;

public sealed class TwoRatesTests
{
    /// <summary>Fisher's tea: 3 of 4 against 1 of 4 has (16 + 1)/70, all four right 1/70.</summary>
    [Theory]
    [InlineData(3, 4, 1, 4, 17.0 / 70)]
    [InlineData(4, 4, 0, 4, 1.0 / 70)]
    [InlineData(0, 4, 4, 4, 1)]
    [InlineData(0, 7, 0, 3, 1)]
    [InlineData(7, 7, 3, 3, 1)]
    public void PValueAbove_NoMargin_IsFishers(int hitsA, int trialsA, int hitsB, int trialsB, double expected)
    {
        Of(hitsA, trialsA, hitsB, trialsB).PValueAbove().ShouldBe(expected, 1e-12);
        Of(hitsB, trialsB, hitsA, trialsA).PValueBelow().ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData(18, 20, 3, 25, 0.3)]
    [InlineData(10, 40, 9, 35, -0.3)]
    [InlineData(0, 30, 0, 30, -0.2)]
    [InlineData(30, 30, 30, 30, -0.2)]
    public void PValueAbove_Margin_AgreesWithTheInterval(int hitsA, int trialsA, int hitsB, int trialsB, double margin)
    {
        TwoRates rates = Of(hitsA, trialsA, hitsB, trialsB);
        double p = rates.PValueAbove(margin);

        // The two-sided interval with the error p on each side just touches the margin.
        rates.Interval(1 - (2 * p)).Lower.ShouldBe(margin, 1e-6);
    }

    [Fact]
    public void PValueBelow_NothingSeen_FallsWithTrials()
    {
        Of(0, 8, 0, 8).PValueBelow(0.2).ShouldBeGreaterThan(0.05);
        Of(0, 20, 0, 20).PValueBelow(0.2).ShouldBeLessThan(0.05);
    }

    [Fact]
    public void PValues_NoTrials_AreOne()
    {
        Of(0, 0, 0, 10).PValueAbove(0.2).ShouldBe(1);
        Of(0, 0, 0, 0).PValueAbove(-0.2).ShouldBe(1);
        Of(0, 0, 0, 0).PValueAbove().ShouldBe(1);
        new OneRate(0, 0).PValueBelow(0.5).ShouldBe(1);
    }

    [Theory]
    [InlineData(0.5, 0.3, 0.2)]
    [InlineData(0.95, 0.95, 0)]
    [InlineData(0.1, 0.3, -0.2)]
    public void PValueAbove_TrueDifferenceAtTheMargin_RejectsNoMoreThanTheLevel(double a, double b, double margin)
    {
        // All outcomes of 12 and 15 trials, each with its probability: the size of the test, exactly.
        double size = 0;
        for (int hitsA = 0; hitsA <= 12; hitsA++)
        {
            for (int hitsB = 0; hitsB <= 15; hitsB++)
            {
                size += Of(hitsA, 12, hitsB, 15).PValueAbove(margin) <= 0.05
                    ? MathNet.Numerics.Distributions.Binomial.PMF(a, 12, hitsA) * MathNet.Numerics.Distributions.Binomial.PMF(b, 15, hitsB)
                    : 0;
            }
        }

        size.ShouldBeLessThanOrEqualTo(0.05);
    }

    [Fact]
    public void OneRate_Tests_AreTheBinomialTails()
    {
        new OneRate(3, 3).PValueAbove(0.5).ShouldBe(1.0 / 8, 1e-12);
        new OneRate(0, 3).PValueBelow(0.5).ShouldBe(1.0 / 8, 1e-12);
        new OneRate(1, 4).Share.ShouldBe(0.25);
    }

    private static TwoRates Of(int hitsA, int trialsA, int hitsB, int trialsB) => new(new OneRate(hitsA, trialsA), new OneRate(hitsB, trialsB));
}
