using Plumbline.Worlds.SpecificationGaming;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class CoastRunnersTests
{
    [Fact]
    public void LoopWorth_TwoHundredSteps_IsThePublishedFigure() => new CoastRunners().LoopWorth.ShouldBe(43.1, 0.05);

    [Fact]
    public void Known_LowBonus_CirclesAndNeverFinishes()
    {
        CoastRunners race = new();
        race.Known.BestVisible.ShouldBe(race.LoopWorth, 1e-9);
        race.Known.BestHidden.ShouldBe(0, 1e-9);
        race.Known.IntendedHidden.ShouldBe(CoastRunners.Prize * Math.Pow(0.99, 11), 1e-9);
    }

    [Theory]
    [InlineData(48, false)]
    [InlineData(49, true)]
    public void Known_AroundTheThreshold_FlipsWhereTheFormulaSays(double bonus, bool finishes)
    {
        CoastRunners race = new(bonus);
        (race.Known.BestHidden > 0).ShouldBe(finishes);
        (bonus > race.Threshold).ShouldBe(finishes);
    }

    [Theory]
    [InlineData(52, false)]
    [InlineData(60, true)]
    public void Run_LearnerWithoutAClock_FlipsLaterThanTheExactOptimum(double bonus, bool finishes)
    {
        CoastRunners race = new(bonus);
        (bonus > race.ThresholdWithoutClock).ShouldBe(finishes);
        for (ulong seed = 1; seed <= 5; seed++)
        {
            (race.Run(seed).Hidden > 0).ShouldBe(finishes);
        }
    }

    [Fact]
    public void Remedy_FinishPaidItsWorth_ClosesTheGap()
    {
        SeedOutcome outcome = new CoastRunners().Remedy.Run(1);
        outcome.Visible.ShouldBe(outcome.Hidden, 1e-9);
        outcome.Hidden.ShouldBeGreaterThan(50);
    }
}
