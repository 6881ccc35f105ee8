namespace Plumbline.Statistics.Tests;

public class RateLimitTestTests
{
    /// <summary>The two integrals by quadrature with mpmath.</summary>
    [Theory]
    [InlineData(12, 100, 1.38939170065894466588, -2.80264223411897901652)]
    [InlineData(1, 150, -4.46680414724796622902, 3.79889895985932807527)]
    public void Evidence_KnownCounts_IsTheIntegral(int hits, int trials, double above, double below)
    {
        RateLimitTest test = Fed(0.05, hits, trials);

        test.LogEvidenceAbove.ShouldBe(above, 1e-9);
        test.LogEvidenceBelow.ShouldBe(below, 1e-9);
        (test.Count, test.Hits).ShouldBe((trials, hits));
    }

    [Fact]
    public void Evidence_OneTrialAtTheLimit_IsFair()
    {
        // A martingale: over the two outcomes of the first trial a bet of 1 keeps its worth.
        foreach (double limit in new[] { 0.01, 0.05, 0.5, 0.9 })
        {
            RateLimitTest hit = Fed(limit, 1, 1);
            RateLimitTest miss = Fed(limit, 0, 1);

            ((limit * Math.Exp(hit.LogEvidenceAbove)) + ((1 - limit) * Math.Exp(miss.LogEvidenceAbove))).ShouldBe(1, 1e-12);
            ((limit * Math.Exp(hit.LogEvidenceBelow)) + ((1 - limit) * Math.Exp(miss.LogEvidenceBelow))).ShouldBe(1, 1e-12);
        }
    }

    [Fact]
    public void Verdict_ClearRates_IsFoundAndStays()
    {
        RateLimitTest above = Fed(0.05, 20, 40);
        above.Verdict.ShouldBe(LimitVerdict.Above);
        above.DecidedAt!.Value.ShouldBeLessThan(10);
        above.PValueAbove.ShouldBeLessThan(1e-6);
        for (int i = 0; i < 2000; i++)
        {
            above.Add(hit: false);
        }

        above.Verdict.ShouldBe(LimitVerdict.Above, "what has been shown once stays shown");

        RateLimitTest below = Fed(0.05, 0, 400);
        below.Verdict.ShouldBe(LimitVerdict.Below);
        below.PValueBelow.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void Verdict_NothingSeen_IsUndecided()
    {
        RateLimitTest test = new(0.05);

        test.Verdict.ShouldBe(LimitVerdict.Undecided);
        test.DecidedAt.ShouldBeNull();
        (test.PValueAbove, test.PValueBelow).ShouldBe((1, 1));
    }

    [Fact]
    public void New_BadArguments_Throw()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new RateLimitTest(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new RateLimitTest(0.1, level: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new RateLimitTest(0.1).Add(-0.1));
    }

    private static RateLimitTest Fed(double limit, int hits, int trials)
    {
        RateLimitTest test = new(limit);
        for (int i = 0; i < trials; i++)
        {
            test.Add(i < hits);
        }

        return test;
    }
}
