using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Judges;
using Plumbline.Training.Nash;
using Plumbline.Training.Online;
using Plumbline.Training.Rewards;
using Plumbline.Training.Tests.Online;

namespace Plumbline.Training.Tests.Nash;

/// <summary>Nash-MD on three replies: mixed where preferences go in a circle, decided where one reply wins.</summary>
public sealed class NashMdObjectiveTests : IDisposable
{
    private static readonly OnlineOptions Options = new()
    {
        Iterations = 150, PromptsPerIteration = 32, RepliesPerPrompt = 2, LearningRate = 2e-3, Decay = LearningRateDecay.Constant,
    };

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    /// <summary>Token 1 beats 0, 2 beats 1, and 0 beats 2; equal replies tie.</summary>
    private static FunctionJudge Cycle => new("cycle", (a, b) => ((Bandit.Token(a) - Bandit.Token(b) + 3) % 3) switch { 0 => 0.5, 1 => 1, _ => 0 });

    public void Dispose() => _processor.Dispose();

    [Fact]
    public void Policy_UnderACircle_LeavesItsFavouriteAndStaysMixed()
    {
        // The policy starts with token 0 most of the time; its reference is even.
        using Bandit bandit = new(3, _processor, 3, Options, skewed: true);
        double[] before = bandit.Probabilities();

        bandit.Train(OnlineMethods.Nash(bandit, Cycle), new FunctionReward("none", _ => 0));

        double[] after = bandit.Probabilities();
        before[0].ShouldBeGreaterThan(0.7);
        after.Min().ShouldBeGreaterThan(0.1, string.Join(" ", after));
    }

    [Fact]
    public void Policy_UnderAWinner_SaysIt()
    {
        using Bandit bandit = new(3, _processor, 3, Options, skewed: true);

        bandit.Train(OnlineMethods.Nash(bandit, new RewardJudge("wins", new RewardSet([new WeightedReward(Bandit.Likes(2))]), 0.01)), new FunctionReward("none", _ => 0));

        bandit.Probabilities()[2].ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Opponents_WithAdapters_AreOfThePolicyToo()
    {
        // With the reference's share at 0 the policy plays itself, adapters included, so that it wins half of 2560 games, give or take 0.06 in six standard errors. Against
        // the bare model it would win half the difference of the two probabilities more.
        using Bandit bandit = new(3, _processor, 3, Options with { Iterations = 40, LearningRate = 1e-9 }, adapters: true);
        foreach (ref float weight in bandit.Model.OutputWeight.Edit())
        {
            weight *= 20; // or every distribution would be nearly even
        }

        double[] bare = bandit.Probabilities();
        RandomStream random = new(3, "trained");
        foreach (Parameter adapter in bandit.Policy.Parameters)
        {
            foreach (ref float weight in adapter.Edit())
            {
                weight = (float)random.NextGaussian();
            }
        }

        double[] adapted = bandit.Probabilities();
        int wanted = Enumerable.Range(0, 3).MaxBy(token => adapted[token] - bare[token]);
        (adapted[wanted] - bare[wanted]).ShouldBeGreaterThan(0.25);

        bandit.Train(
            OnlineMethods.Nash(bandit, new RewardJudge("wins", new RewardSet([new WeightedReward(Bandit.Likes(wanted))]), 0.01), new NashMdOptions { MixtureShare = 0 }),
            new FunctionReward("none", _ => 0));

        bandit.Metrics.Average(metrics => metrics["rewards/probabilities"]).ShouldBe(0.5, 0.06);
    }

    [Fact]
    public void Learn_WithoutVerdicts_LearnsNothingAndCountsThem()
    {
        using Bandit bandit = new(3, _processor, 3, Options with { Iterations = 1 });
        float[] before = bandit.Weights();

        bandit.Train(OnlineMethods.Nash(bandit, new FunctionJudge("mute", (_, _) => null)), new FunctionReward("none", _ => 0));

        bandit.Weights().ShouldBe(before);
        bandit.Metrics[0]["judge/unreadable_share"].ShouldBe(1);
    }

    [Fact]
    public void Epochs_OtherThanOne_AreRefused()
    {
        using Bandit bandit = new(3, _processor, 3, Options with { Epochs = 2 });

        Should.Throw<ArgumentException>(() => OnlineMethods.Nash(bandit, Cycle)).Message.ShouldContain("1 epoch");
    }
}
