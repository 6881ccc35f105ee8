using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Tests.Environments;
using Shouldly;

namespace Plumbline.Worlds.Tests.Agents;

public class TabularLearnerTests
{
    [Theory]
    [InlineData(TabularRule.QLearning)]
    [InlineData(TabularRule.ExpectedSarsa)]
    public void Learn_TwoRoads_FindsTheRiskyRoadAndItsValue(TabularRule rule)
    {
        TabularLearnerOptions options = new() { Rule = rule, Episodes = 20_000, FinalLearningRate = 0.005, FinalExploration = 0 };

        TabularLearning<int> learning = TabularLearner.Learn(new TwoRoads(40).Model, options, new RandomStream(1, "test"));

        // Without a limit in sight: v = 0.4 · 10 + 0.6 · v, so 10.
        learning.Policy.Act(0).ShouldBe(1);
        learning.Policy.Act(1).ShouldBe(1);
        learning.Values[1].ShouldBe(10, 1.0);
    }

    [Fact]
    public void Learn_ExpectedSarsa_ChargesItselfForItsOwnExploration()
    {
        TabularLearnerOptions options = new() { Episodes = 20_000, FinalLearningRate = 0.005, Exploration = 0.5, FinalExploration = 0.5 };

        double q = TabularLearner.Learn(new TwoRoads(2).Model, options, new RandomStream(1, "test")).Values[1];
        double sarsa = TabularLearner.Learn(new TwoRoads(2).Model, options with { Rule = TabularRule.ExpectedSarsa }, new RandomStream(1, "test")).Values[1];

        sarsa.ShouldBeLessThan(q - 0.5);
    }

    [Fact]
    public void Learn_SameSeed_GivesTheSameValues()
    {
        IReadOnlyList<double> Values() => TabularLearner.Learn(new TwoRoads(10).Model, new TabularLearnerOptions { Episodes = 200 }, new RandomStream(5, "test")).Values;

        Values().ShouldBe(Values());
    }

    [Fact]
    public void Validate_Everything_IsToldAtOnce() =>
        new TabularLearnerOptions { Episodes = 0, LearningRate = 0, Exploration = 1.5, ExplorationDecay = double.NaN, InitialValue = double.NaN }.Validate().Count.ShouldBe(5);
}
