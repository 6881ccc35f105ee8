using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.GoalMisgeneralisation;

namespace Plumbline.Worlds.Tests.Agents;

public class ReinforceTests
{
    [Fact]
    public void Flush_Gradient_MatchesCentralDifferencesOfTheWeightedLogProbabilities()
    {
        CoinRun world = new();
        FeatureTable table = FeatureTable.Of(world);
        LinearSoftmax policy = new(table, world.FeatureCount, world.Actions.Count);
        RandomStream random = new(1, "gradient");
        for (int i = 0; i < policy.Weights.Length; i++)
        {
            policy.Weights[i] = random.NextGaussian();
        }

        (int Row, int Action, double Advantage)[] moves =
            [.. Enumerable.Range(0, 200).Select(_ => (random.NextInt(table.Rows), random.NextInt(4), random.NextGaussian()))];
        foreach ((int row, int action, double advantage) in moves)
        {
            _ = policy.Probabilities(row);
            policy.Add(row, action, advantage);
        }

        double[] gradient = new double[policy.Weights.Length];
        policy.Flush(gradient, 1);
        for (int i = 0; i < gradient.Length; i++)
        {
            double weight = policy.Weights[i];
            double numeric = (At(weight + 1e-5) - At(weight - 1e-5)) / 2e-5;
            policy.Weights[i] = weight;
            gradient[i].ShouldBe(numeric, 1e-5 * Math.Max(1, Math.Abs(numeric)));

            double At(double value)
            {
                policy.Weights[i] = value;
                double sum = moves.Sum(move => move.Advantage * Math.Log(policy.Probabilities(move.Row)[move.Action]));
                policy.Flush(new double[gradient.Length], 0);
                return sum;
            }
        }
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameWeights()
    {
        CoinRun world = new(0.5);
        ReinforceOptions options = new() { Episodes = 200 };
        double[] first = [.. Reinforce.Train(world, options, new RandomStream(3, "t")).Weights];
        Reinforce.Train(world, options, new RandomStream(3, "t")).Weights.ShouldBe(first);
        Reinforce.Train(world, options, new RandomStream(4, "t")).Weights.ShouldNotBe(first);
    }

    [Fact]
    public void Probabilities_OfThePolicy_AreThoseThatItLearnedWith()
    {
        CoinRun world = new(0.5);
        LinearPolicy<CoinState> policy = Reinforce.Train(world, new ReinforceOptions { Episodes = 500 }, new RandomStream(1, "t"));
        FeatureTable table = FeatureTable.Of(world);
        LinearSoftmax learner = new(table, world.FeatureCount, 4);
        policy.Weights.ToArray().CopyTo(learner.Weights, 0);
        double[] probabilities = new double[4];
        for (int state = 0; state < world.Model.States.Count; state += 97)
        {
            policy.Probabilities(world.Observe(world.Model.States[state]), probabilities);
            for (int action = 0; action < 4; action++)
            {
                probabilities[action].ShouldBe(learner.Probabilities(table.RowOf[state])[action], 1e-12);
            }
        }
    }

    [Fact]
    public void Train_WorldWithoutFeatures_SaysSo() =>
        Should.Throw<ArgumentException>(() => Reinforce.Train(new Plumbline.Worlds.Gridworlds.BoatRace(), new ReinforceOptions(), new RandomStream(1, "t")))
            .Message.ShouldContain("boat-race has no features");

    [Fact]
    public void Validate_EveryOptionOutOfRange_NamesThemAll() =>
        new ReinforceOptions { Episodes = 0, BatchEpisodes = 0, LearningRate = double.NaN, Discount = 2, BaselineRate = 0 }.Validate().Count.ShouldBe(5);

    [Theory]
    [InlineData(0)]
    [InlineData(-0.3)]
    [InlineData(-1)]
    [InlineData(-37.25)]
    [InlineData(-650)]
    public void Exp_UpToZero_IsThatOfTheRuntime(double x) => (SoftmaxMath.Exp(x) / Math.Exp(x)).ShouldBe(1, 1e-12);
}
