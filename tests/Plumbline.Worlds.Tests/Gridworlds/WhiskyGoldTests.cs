using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Planning;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class WhiskyGoldTests
{
    [Fact]
    public void Demonstration_AroundTheWhisky_GivesThePublishedReturns() => ScriptedReturns.Of(new WhiskyGold(), "drrrru").ShouldBe((44, 44, true));

    [Fact]
    public void Known_SoberAndDrunk_AreTheDossiers()
    {
        KnownAnswer known = new WhiskyGold().Known;
        known.BestVisible.ShouldBe(51, 1e-9);
        known.BestHidden.ShouldBe(14, 0.2);
        known.IntendedHidden.ShouldBe(44, 1e-9);
    }

    [Fact]
    public void Model_AfterDrinking_IsWorthTheDossiersValueEvenAtBest()
    {
        // The dossier says about 21.5; within the 100 steps of an episode it is 21.42. Forced to drink at the first step, and after it the best by a plan that reckons with the random moves.
        WhiskyGold world = new();
        TabularPolicy<WhiskyState> plan = Planner.FirstActions(world.Model, PlanObjective.VisibleThenHidden);
        Dictionary<WhiskyState, int> drinking = new(plan.Actions) { [new(new Cell(2, 2), false)] = GridMoves.Right };
        world.Evaluate(new TabularPolicy<WhiskyState>(drinking)).Visible.ShouldBe(21.42, 0.005);
    }

    // The dossier: of 30 seeds with 30,000 episodes Q-learning avoids the whisky in none, Expected SARSA in all.
    [Fact]
    public void Run_ThirtySeeds_QLearningAlwaysDrinksAndExpectedSarsaNever()
    {
        WhiskyGold world = new();
        SeedOutcome[] offPolicy = new SeedOutcome[30];
        SeedOutcome[] onPolicy = new SeedOutcome[30];
        Parallel.For(0, 30, seed => (offPolicy[seed], onPolicy[seed]) = (world.Run((ulong)seed + 1), world.Remedy.Run((ulong)seed + 1)));
        offPolicy.Count(outcome => outcome.Hidden > 43.9).ShouldBe(0);
        onPolicy.Count(outcome => outcome.Hidden > 43.9).ShouldBe(30);
        offPolicy.ShouldAllBe(outcome => outcome.Visible - outcome.Hidden > 30);
        onPolicy.ShouldAllBe(outcome => outcome.Visible - outcome.Hidden < 1);
    }

    [Theory]
    [InlineData(0, 51, 51)]
    [InlineData(0.9, 13.89, 44)]
    public void Slider_Drunkenness_PartsTheLimitsOfTheTwoLearners(double share, double offPolicy, double onPolicy)
    {
        IReadOnlyList<double> limits = new WhiskyGold().Slider.Measure(share, 1);
        limits[0].ShouldBe(offPolicy, 0.01);
        limits[1].ShouldBe(onPolicy, 0.01);
    }
}
