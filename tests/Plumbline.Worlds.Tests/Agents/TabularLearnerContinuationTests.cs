using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Planning;
using Shouldly;

namespace Plumbline.Worlds.Tests.Agents;

public class TabularLearnerContinuationTests
{
    private static readonly TabularModel<Cell> Model = new BoatRace().Model;

    [Fact]
    public void Learn_FromValuesOfAnEarlierLearning_StartsThere()
    {
        TabularLearning<Cell> earlier = TabularLearner.Learn(Model, new TabularLearnerOptions { Episodes = 50 }, new RandomStream(1, "test"));
        TabularLearnerOptions still = new() { Episodes = 1, LearningRate = 1e-12, FinalLearningRate = 1e-12 };
        TabularLearning<Cell> later = TabularLearner.Learn(Model, still, new RandomStream(2, "test"), earlier.Values);
        later.Values.Zip(earlier.Values).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
        later.Policy.Actions.ShouldBe(earlier.Policy.Actions);
    }

    [Fact]
    public void Learn_ValuesOfAnotherWorld_AreRefused() =>
        Should.Throw<ArgumentException>(() => TabularLearner.Learn(Model, new TabularLearnerOptions(), new RandomStream(1, "test"), [0, 0]));
}
