using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Planning;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class LavaShiftTests
{
    [Fact]
    public void Demonstration_ThroughTheMiddle_GivesThePublishedReturns() => ScriptedReturns.Of(new LavaShift(), "ddrrrrrruu").ShouldBe((40, 40, true));

    [Theory]
    [InlineData(0, 42)]
    [InlineData(1, -53)]
    [InlineData(2, 42)]
    public void Map_ByTheWayOfTheTrainingMap_IsTheDossiers(int map, double visible)
    {
        double[] shares = [0, 0, 0];
        shares[map] = 1;
        TabularPolicy<LavaState> trained = Planner.FirstActions(new LavaShift().Model, PlanObjective.VisibleThenHidden);
        new LavaShift(shares).Evaluate(trained).Visible.ShouldBe(visible, 1e-9);
    }

    [Fact]
    public void Known_TrainedAndSureWay_AreTheDossiers() => new LavaShift().Known.ShouldBe(new KnownAnswer(42, -5.5, 40, 40));

    [Fact]
    public void Run_EverySeed_FailsOnTheShiftedMapsAndTheRemedyDoesNot()
    {
        LavaShift world = new();
        SeedRange.First(5).Select(world.Run).ShouldAllBe(outcome => outcome.Visible > 41 && outcome.Hidden < 0);
        SeedRange.First(5).Select(world.Remedy.Run).ShouldAllBe(outcome => outcome.Hidden > 39);
    }
}
