using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Planning;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Planning;

public class PlannerTests
{
    [Fact]
    public void Solve_TwoSteps_IsTheValueByHand()
    {
        // Risky twice: 0.4 · 10 = 4 visible and −4 hidden, more than the safe 3.
        Plan<int> gaming = Planner.Solve(new TwoRoads().Model, PlanObjective.VisibleThenLessHidden);
        gaming.Visible.ShouldBe(4, 1e-12);
        gaming.Hidden.ShouldBe(-4, 1e-12);

        Plan<int> meant = Planner.Solve(new TwoRoads().Model, PlanObjective.HiddenThenVisible);
        meant.Visible.ShouldBe(3, 1e-12);
        meant.Hidden.ShouldBe(3, 1e-12);
    }

    [Fact]
    public void Solve_ThreeSteps_UsesTheStepThatIsLeft()
    {
        // After a failed risk there is one step left, which is worth the safe 3: 0.4 · 10 + 0.6 · 3.
        Planner.Solve(new TwoRoads(3).Model, PlanObjective.VisibleThenHidden).Visible.ShouldBe(5.8, 1e-12);
    }

    [Fact]
    public void Solve_DrunkInOneState_ReckonsWithIt()
    {
        // In state 1 half of the actions are random: the best is risky (4), the mean of both 3; so 3.5.
        Planner.Solve(new TwoRoads(drunk: 0.5).Model, PlanObjective.VisibleThenHidden).Visible.ShouldBe(3.5, 1e-12);
    }

    [Fact]
    public void Build_ProbabilitiesThatDoNotSumToOne_AreRefusedWithTheirPlace() =>
        Should.Throw<InvalidOperationException>(() => new TwoRoads(risk: 0.5).Model).Message.ShouldContain("action risky of two-roads");

    [Fact]
    public void Exact_AnyPolicy_AgreesWithManyEpisodes()
    {
        TwoRoads world = new(6, drunk: 0.3);
        TabularPolicy<int> policy = new(new Dictionary<int, int> { [0] = 1, [1] = 1 });

        (double visible, double hidden) = PolicyEvaluation.Exact(world.Model, policy);
        SeedOutcome sampled = Rollout.Mean(world, policy, 40_000, new RandomStream(1, "test"));

        sampled.Visible.ShouldBe(visible, 0.1);
        sampled.Hidden.ShouldBe(hidden, 0.15);
    }

    [Fact]
    public void Policy_OfAPlan_GetsWhatThePlanPromises()
    {
        TwoRoads world = new(5);
        Plan<int> plan = Planner.Solve(world.Model, PlanObjective.VisibleThenHidden);

        Rollout.Mean(world, plan.Policy, 40_000, new RandomStream(2, "test")).Visible.ShouldBe(plan.Visible, 0.1);
    }
}
