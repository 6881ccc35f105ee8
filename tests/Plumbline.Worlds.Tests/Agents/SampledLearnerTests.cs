using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Gridworlds;
using Shouldly;

namespace Plumbline.Worlds.Tests.Agents;

public class SampledLearnerTests
{
    [Fact]
    public void Train_WorldThatCanAlsoBeListed_LearnsTheSameReturn()
    {
        IslandNavigation world = new();
        TabularPolicy<Cell> policy = SampledLearner.Train(world, world.Learning, new RandomStream(1, "sampled"));
        world.Evaluate(policy).Visible.ShouldBe(46, 1e-9);
    }

    [Fact]
    public void Train_DrunkWorldOnPolicy_KeepsToTheWorldsOwnRandomMoves()
    {
        WhiskyGold world = new(0.9, TabularRule.ExpectedSarsa);
        TabularLearnerOptions options = world.Learning with { Episodes = 5_000 };
        TabularPolicy<WhiskyState> off = SampledLearner.Train(world, options with { Rule = TabularRule.QLearning }, new RandomStream(1, "sampled"));
        world.Evaluate(off).Visible.ShouldBeLessThan(25);
    }

    [Fact]
    public void Train_OptionsWithProblems_NamesThem() =>
        Should.Throw<ArgumentException>(() => SampledLearner.Train(new BoatRace(), new TabularLearnerOptions { Discount = 0 }, new RandomStream(1, "sampled")))
            .Message.ShouldContain("discount");
}
