using Plumbline.Worlds.OtherObjectives.RewardDesign;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.RewardDesign;

public class LavaNeverSeenTests
{
    private static readonly double[][] Plans = [[6, 0, 0, 4], [4, 6, 0, 0], [0, 10, 0, 0]];
    private static readonly double[] Grass = [0, 10, 0, 0];
    private static readonly double[] Nothing = [0, 0, 0, 0];
    private static readonly RewardPosterior Posterior = LavaNeverSeen.Posterior;

    [Fact]
    public void Infer_LavaAbsentInTraining_LearnsNothingAboutLava()
    {
        Posterior.Candidates.Count.ShouldBe(625);
        Posterior.Mean()[3].ShouldBe(0, 1e-12);
        Posterior.Deviation(3).ShouldBe(Math.Sqrt(2), 1e-12);
        Posterior.Mean().Take(3).Select(weight => Math.Round(weight, 2)).ShouldBe([1.09, -0.86, -1.09]);
        Posterior.Probabilities.Sum().ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Best_ProxyAndPosteriorMean_BothCrossTheLava()
    {
        LinearPlanner.Best([2, 0, -1, 0], Plans).ShouldBe(0);
        LinearPlanner.Best(Posterior.Mean(), Plans).ShouldBe(0);
    }

    // Fifty rewards drawn as in the reference computation: the same random numbers, the same order.
    [Fact]
    public void RiskAverse_OnTheReferenceSample_DetoursWithBaselineAndTiesWithout()
    {
        MersenneTwister random = new(1);
        double[] cumulative = [.. Posterior.Probabilities.Scan()];
        IReadOnlyList<double>[] drawn = [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble() * cumulative[^1]).Select(at => Posterior.Candidates[Array.FindIndex(cumulative, sum => sum > at)])];
        Plans.Select(plan => LinearPlanner.WorstCase(drawn, plan, Nothing)).ShouldBe([-20, -20, -20]);
        Plans.Select(plan => LinearPlanner.WorstCase(drawn, plan, Grass)).ShouldBe([-8, 0, 0]);
        LinearPlanner.RiskAverse(drawn, Plans, Nothing).ShouldBe(0);
        LinearPlanner.RiskAverse(drawn, Plans, Grass).ShouldBe(1);
    }

    [Fact]
    public void WorstCase_OverAllRewardsThought_TiesWithoutBaselineAndStaysPutWithIt()
    {
        Plans.Select(plan => LinearPlanner.WorstCase(Posterior.Candidates, plan, Nothing)).ShouldBe([-20, -20, -20]);
        LinearPlanner.RiskAverse(Posterior.Candidates, Plans, Grass).ShouldBe(2);
    }

    [Fact]
    public void Remedy_ThirtySeeds_DetoursAndPaysWhereLavaIsHarmless()
    {
        LavaNeverSeen exhibit = new();
        exhibit.Known.ShouldBe(new KnownAnswer(12, 4, 8, 8));
        SeedOutcome[] gaming = ThirtySeeds.Of(exhibit.Run);
        SeedOutcome[] mended = ThirtySeeds.Of(exhibit.Remedy!.Run);
        gaming.ShouldAllBe(outcome => outcome.Visible == 12 && outcome.Hidden == 4);
        mended.Count(outcome => outcome.Hidden == 8).ShouldBeGreaterThanOrEqualTo(24);
        mended.Mean("return of the risk-averse plan without baseline").ShouldBe(4, 0.5);
        mended.Mean("points lost to caution where lava is harmless").ShouldBeGreaterThan(3);
    }
}

file static class Sums
{
    public static IEnumerable<double> Scan(this IEnumerable<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
            yield return sum;
        }
    }
}
