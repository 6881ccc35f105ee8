using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.GoalMisgeneralisation;

namespace Plumbline.Worlds.Tests.Agents;

public class PpoTests
{
    private static readonly PpoOptions Short = new() { Steps = 12_000, ParallelEpisodes = 16, MinibatchSteps = 100, HiddenUnits = 16 };

    [Fact]
    public void Backward_LossOfAMinibatch_HasTheGradientOfCentralDifferences()
    {
        PpoOptions options = new() { ParallelEpisodes = 4, RolloutSteps = 10, MinibatchSteps = 40, HiddenUnits = 8, EntropyWeight = 0.1 };
        CoinRun world = new();
        RandomStream random = new(1, "check");
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Tape playing = new(processor, recording: false);
        using Tape tape = new(processor);
        using ActorCritic net = new(world.FeatureCount, options.HiddenUnits, 4, random);
        random.FillGaussian(net.Policy.Edit(), 0.5);
        PpoRollout<CoinState> rollout = new(world, options, random);
        rollout.Play(net, playing);
        for (int i = 0; i < rollout.LogProbs.Length; i++)
        {
            // Some ratios far outside of the clip range on either side, the others at 1.
            rollout.LogProbs[i] += (i % 3) switch { 0 => 0.7f, 1 => -0.7f, _ => 0 };
        }

        PpoMinibatch minibatch = new(options, world.FeatureCount);
        minibatch.Fill(rollout, [.. Enumerable.Range(0, 40)]);
        foreach (Parameter parameter in net.Parameters)
        {
            foreach (Parameter other in net.Parameters)
            {
                other.ClearGradient();
            }

            minibatch.Backward(net, tape);
            GradientCheckResult result = GradientCheck.Run([parameter], () => minibatch.Backward(net, tape), random, step: 2e-3f).Single();
            result.RelativeError.ShouldBeLessThan(0.02, parameter.Name);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Train_Corridor_WalksToTheFarRewardPastTheNearOne(int seed)
    {
        Corridor world = new();
        NeuralPolicy<int> policy = Ppo.Train(world, Short, new RandomStream((ulong)seed, "corridor"));
        Rollout.Mean(world, policy, 200, new RandomStream(1, "test")).Visible.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Train_SameSeed_GivesTheSameBytes()
    {
        Corridor world = new();
        PpoOptions options = Short with { Steps = 1_000 };
        double[] first = Probabilities(Ppo.Train(world, options, new RandomStream(3, "t")));
        Probabilities(Ppo.Train(world, options, new RandomStream(3, "t"))).ShouldBe(first);
        Probabilities(Ppo.Train(world, options, new RandomStream(4, "t"))).ShouldNotBe(first);
    }

    [Fact]
    public void ToPolicy_Probabilities_AreThoseOfTheEngine()
    {
        CoinRun world = new();
        RandomStream random = new(2, "t");
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using Tape tape = new(processor, recording: false);
        using ActorCritic net = new(world.FeatureCount, 16, 4, random);
        random.FillGaussian(net.Policy.Edit(), 1);
        NeuralPolicy<CoinState> policy = net.ToPolicy(world);
        double[] probabilities = new double[4];
        float[] features = new float[world.FeatureCount];
        float[] logProbs = new float[1];
        for (int state = 0; state < world.Model.States.Count; state += 301)
        {
            policy.Probabilities(world.Model.States[state], probabilities);
            world.Features(world.Model.States[state], features);
            for (int action = 0; action < 4; action++)
            {
                tape.SelectLogProbs(tape.Linear(net.Body(tape, features), net.Policy), [action], logProbs);
                Math.Log(probabilities[action]).ShouldBe(logProbs[0], 1e-4);
                tape.Reset();
            }
        }
    }

    [Fact]
    public void Train_WorldWithoutFeatures_SaysSo() =>
        Should.Throw<ArgumentException>(() => Ppo.Train(new BoatRace(), new PpoOptions(), new RandomStream(1, "t"))).Message.ShouldContain("boat-race has no features");

    [Fact]
    public void Validate_EveryOptionOutOfRange_NamesThemAll() =>
        new PpoOptions
        {
            Steps = 0, ParallelEpisodes = 0, RolloutSteps = 0, Epochs = 0, MinibatchSteps = 0, HiddenUnits = 0, LearningRate = 0, Discount = 0, Lambda = 2, ClipRange = 0,
            ValueWeight = -1, EntropyWeight = double.NaN, MaxGradientNorm = 0,
        }.Validate().Count.ShouldBe(13);

    private static double[] Probabilities(NeuralPolicy<int> policy)
    {
        double[] all = new double[18];
        for (int cell = 0; cell < 9; cell++)
        {
            policy.Probabilities(cell, all.AsSpan(cell * 2, 2));
        }

        return all;
    }
}
