namespace Plumbline.Statistics.Tests;

/// <summary>The numbers of trials for 95 % and 99 % are those of Wilks 1941, as tabled ever since; the powers are summed to 30 digits with mpmath.</summary>
public class RateLimitPlanTests
{
    [Theory]
    [InlineData(0.05, 0, 59)]
    [InlineData(0.05, 1, 93)]
    [InlineData(0.05, 2, 124)]
    [InlineData(0.05, 3, 153)]
    [InlineData(0.05, 4, 181)]
    [InlineData(0.01, 0, 299)]
    [InlineData(0.01, 1, 473)]
    [InlineData(0.01, 2, 628)]
    public void ForHits_KnownLimits_IsWilksTable(double limit, long hits, long trials)
    {
        RateLimitPlan plan = RateLimitPlan.ForHits(limit, hits);

        plan.Trials.ShouldBe(trials);
        ProportionInterval.UpperBound(hits, trials).ShouldBeLessThanOrEqualTo(limit);
        ProportionInterval.UpperBound(hits, trials - 1).ShouldBeGreaterThan(limit);
    }

    [Theory]
    [InlineData(0.1, 0.04, 0.95, 0.8, 116, 6, 0.81647262725)]
    [InlineData(0.5, 0.3, 0.95, 0.8, 37, 13, 0.80709569165)]
    [InlineData(0.05, 0.01, 0.95, 0.9, 153, 3, 0.93149265266)]
    [InlineData(0.05, 0.0, 0.95, 0.9, 59, 0, 1)]
    public void Below_KnownRates_IsTheSmallestStudy(double limit, double truth, double level, double power, long trials, long hits, double reached)
    {
        RateLimitPlan plan = RateLimitPlan.Below(limit, truth, level, power);

        (plan.Trials, plan.MaximumHits).ShouldBe((trials, hits));
        plan.PowerAt(truth).ShouldBe(reached, 1e-10);
        plan.PowerAt(limit).ShouldBeLessThanOrEqualTo(1 - level);
        plan.PowerAt(plan.LargestRateShown(power)).ShouldBe(power, 1e-9);
        plan.LargestRateShown(power).ShouldBeGreaterThanOrEqualTo(truth);
    }

    [Fact]
    public void ForTrials_AnyNumber_AllowsAsManyHitsAsStillBound()
    {
        RateLimitPlan.ForTrials(0.05, 58).ShouldBeNull();
        RateLimitPlan.ForTrials(0.05, 92)!.MaximumHits.ShouldBe(0);
        RateLimitPlan.ForTrials(0.05, 93)!.MaximumHits.ShouldBe(1);
        RateLimitPlan.ForTrials(0.05, 200)!.MaximumHits.ShouldBe(4);
    }

    [Fact]
    public void ForHits_RareEvent_IsFound() => RateLimitPlan.ForHits(1e-6).Trials.ShouldBe(2_995_731);

    [Fact]
    public void Below_BadArguments_Throw()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => RateLimitPlan.Below(0.05, 0.05));
        Should.Throw<ArgumentOutOfRangeException>(() => RateLimitPlan.Below(0.05, 0.01, power: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => RateLimitPlan.ForHits(0));
        Should.Throw<ArgumentOutOfRangeException>(() => RateLimitPlan.ForHits(0.1, -1));
    }
}
