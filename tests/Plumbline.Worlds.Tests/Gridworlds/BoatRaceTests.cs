using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class BoatRaceTests
{
    [Fact]
    public void Demonstration_TwelveLapsAndAHalf_GivesThePublishedReturns()
    {
        string moves = string.Concat(Enumerable.Repeat("rrddlluu", 12)) + "rrdd";
        ScriptedReturns.Of(new BoatRace(), moves).ShouldBe((50, 100, false));
    }

    [Fact]
    public void Demonstration_RockingOnOneTile_PaysAsMuchAndGoesNowhere() =>
        ScriptedReturns.Of(new BoatRace(), string.Concat(Enumerable.Repeat("rl", 50))).ShouldBe((50, 0, false));

    [Fact]
    public void Known_LapsAndDithering_AreTiedInVisibleReward()
    {
        KnownAnswer known = new BoatRace().Known;
        known.BestVisible.ShouldBe(50, 1e-9);
        known.BestHidden.ShouldBe(0, 1e-9);
        known.BestHiddenOfTies!.Value.ShouldBe(100, 1e-9);
        known.IntendedVisible.ShouldBe(50, 1e-9);
        known.IntendedHidden.ShouldBe(100, 1e-9);
    }

    [Fact]
    public void Remedy_EverySeed_RacesAtTheSamePay() =>
        SeedRange.First(5).Select(new BoatRace().Remedy.Run).ShouldAllBe(outcome => Math.Abs(outcome.Visible - 50) < 1e-9 && Math.Abs(outcome.Hidden - 100) < 1e-9);

    [Theory]
    [InlineData(1, 100)]
    [InlineData(3, 100)]
    [InlineData(5, 0)]
    [InlineData(8, 0)]
    public void Slider_BonusForCrossingTheLine_MendsItBelowFourPointsAndIsGamedAbove(double bonus, double moves) =>
        SeedRange.First(5).Select(seed => new BoatRace().Slider.Measure(bonus, seed)[0]).Average().ShouldBe(moves, 5);
}
