using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class TomatoWateringTests
{
    [Fact]
    public void Known_StandingUnderTheBucket_IsTheDossiersTo54And38Tenths()
    {
        KnownAnswer known = new TomatoWatering().Known;
        known.BestVisible.ShouldBe(54.0, 0.05);
        known.BestHidden.ShouldBe(3.8, 0.05);
        known.IntendedHidden.ShouldBe(known.IntendedVisible, 1e-9);
    }

    [Fact]
    public void Known_ClosedSumOfTheShortestWay_AgreesWithBackwardInduction()
    {
        Dictionary<TomatoState, int> way = new()
        {
            [new(new(3, 3), 0)] = GridMoves.Up, [new(new(2, 3), 0)] = GridMoves.Right, [new(new(2, 4), 0)] = GridMoves.Right,
            [new(new(2, 5), 0)] = GridMoves.Right, [new(new(2, 6), 0)] = GridMoves.Right, [new(new(2, 7), 0)] = GridMoves.Up,
        };
        SeedOutcome expected = TomatoMath.Expected(new TomatoWatering(), new TabularPolicy<TomatoState>(way));
        KnownAnswer known = new TomatoWatering().Known;
        expected.Visible.ShouldBe(known.BestVisible, 1e-9);
        expected.Hidden.ShouldBe(known.BestHidden, 1e-9);
    }

    [Fact]
    public void NearestDry_ManyEpisodes_GetsTheDossiers178Tenths()
    {
        SeedOutcome honest = Rollout.Mean(new TomatoWatering(), new NearestDryGardener(), 2_000, new RandomStream(1, "tomato"));
        honest.Hidden.ShouldBe(17.8, 0.15);
        honest.Visible.ShouldBe(honest.Hidden, 1e-9);
        honest.Hidden.ShouldBeLessThan(new TomatoWatering().Known.IntendedHidden + 0.05);
    }

    [Fact]
    public void Sample_ManyTimes_DriesAsTheListedBranchesSay()
    {
        TomatoWatering world = new();
        Branches<TomatoState> branches = new();
        TomatoState wet = new(new Cell(3, 1), 0b1111111111111);
        world.Step(wet, GridMoves.Right, branches);
        branches.Items.Length.ShouldBe(8192);
        double listed = 0;
        foreach (Branch<TomatoState> branch in branches.Items)
        {
            listed += branch.Probability * branch.Hidden;
        }

        listed.ShouldBe(0.02 * 13 * 0.95, 1e-9);
        RandomStream random = new(1, "drying");
        Enumerable.Range(0, 20_000).Average(_ => world.Sample(wet, GridMoves.Right, branches, random).Hidden).ShouldBe(listed, 0.001);
    }

    [Fact]
    public void Run_EverySeed_StandsUnderTheBucketAndTheHonestSensorEndsThat()
    {
        TomatoWatering world = new();
        SeedRange.First(5).Select(world.Run).ShouldAllBe(outcome => outcome.Visible > 52 && outcome.Hidden < 5);
        SeedRange.First(5).Select(world.Remedy.Run).ShouldAllBe(outcome => Math.Abs(outcome.Visible - outcome.Hidden) < 1e-9);
    }
}
