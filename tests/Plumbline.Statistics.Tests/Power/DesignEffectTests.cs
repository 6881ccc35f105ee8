namespace Plumbline.Statistics.Tests;

public class DesignEffectTests
{
    [Theory]
    [InlineData(5, 0.0, 0, 1)]
    [InlineData(5, 1.0, 0, 5)]
    [InlineData(20, 0.05, 0, 1.95)]
    [InlineData(1, 0.7, 0, 1)]
    [InlineData(20, 0.05, 0.5, 2.2)]
    public void Of_KnownValues_FollowsTheFormula(double size, double correlation, double variation, double expected) =>
        DesignEffect.Of(size, correlation, variation).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(100, 5, 0.0, 20)]
    [InlineData(101, 5, 0.0, 21)]
    [InlineData(59, 5, 1.0, 59)]
    [InlineData(59, 5, 0.25, 24)]
    public void ClustersNeeded_KnownValues_IsRoundedUp(long trials, int size, double correlation, long expected)
    {
        DesignEffect.ClustersNeeded(trials, size, correlation).ShouldBe(expected);
        DesignEffect.EffectiveTrials(expected, size, correlation).ShouldBeGreaterThanOrEqualTo(trials);
    }

    [Fact]
    public void Of_OutOfRange_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DesignEffect.Of(0.5, 0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => DesignEffect.Of(5, -0.1));
        Should.Throw<ArgumentOutOfRangeException>(() => DesignEffect.Of(5, 0.1, double.NaN));
    }

    [Fact]
    public void Of_SimulatedClusters_IsTheVarianceRatio()
    {
        // Rates drawn from Beta(1, 1): mean ½, correlation 1/3. The variance of a study's mean over that of as many independent trials is the design effect.
        SplitMix random = new(42);
        const int Studies = 4000;
        double squares = 0;
        for (int study = 0; study < Studies; study++)
        {
            double sum = 0;
            for (int cluster = 0; cluster < 10; cluster++)
            {
                double rate = random.Uniform();
                sum += Enumerable.Range(0, 4).Count(_ => random.Uniform() < rate);
            }

            squares += Math.Pow((sum / 40) - 0.5, 2);
        }

        // The ratio has a relative standard deviation of √(2 / 4000) = 2.2 %.
        (squares / Studies / (0.25 / 40)).ShouldBe(DesignEffect.Of(4, 1.0 / 3), 0.2);
    }
}
