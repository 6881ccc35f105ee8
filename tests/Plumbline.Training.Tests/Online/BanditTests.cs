using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Online;
using Plumbline.Training.PolicyGradient;
using Plumbline.Training.Rewards;

namespace Plumbline.Training.Tests.Online;

/// <summary>Known answers: a token that is rewarded becomes the reply, and a reward that says nothing does nothing.</summary>
public sealed class BanditTests : IDisposable
{
    private static readonly OnlineOptions Options = new()
    {
        Iterations = 30, PromptsPerIteration = 4, RepliesPerPrompt = 8, LearningRate = 5e-3, Decay = LearningRateDecay.Constant,
    };

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public static TheoryData<string> Methods => [.. OnlineMethods.Names];

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(Methods))]
    public void Probability_OfTheRewardedToken_RisesUnderEveryMethod(string method)
    {
        foreach (ulong seed in new ulong[] { 1, 2, 3 })
        {
            int wanted = (int)(seed % 2);
            using Bandit bandit = new(2, _processor, seed, Options);
            double before = bandit.Probabilities()[wanted];

            bandit.Train(OnlineMethods.Of(method, bandit, Bandit.Likes(wanted)), Bandit.Likes(wanted));

            before.ShouldBeInRange(0.3, 0.7);
            bandit.Probabilities()[wanted].ShouldBeGreaterThan(0.85, $"{method}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Policy_UnderAConstantReward_StaysWhereItIs(string method)
    {
        IRewardFunction constant = new FunctionReward("likes", _ => 0.3);
        using Bandit bandit = new(2, _processor, 4, Options with { Iterations = 5 });
        double[] before = bandit.Probabilities();

        bandit.Train(OnlineMethods.Of(method, bandit, constant), constant);

        double[] after = bandit.Probabilities();
        after[0].ShouldBe(before[0], 1e-6);
    }

    [Theory]
    [InlineData("grpo", 1.0, false)]
    [InlineData("grpo", 0.7, false)]
    [InlineData("grpo", 1.0, true)]
    [InlineData("grpo", 0.7, true)]
    [InlineData("ppo", 1.0, false)]
    [InlineData("ppo", 0.7, true)]
    public void FirstRatios_OfEveryIteration_AreExactlyOne(string method, double temperature, bool adapters)
    {
        using Bandit bandit = new(16, _processor, 5, Options with { Iterations = 6, LearningRate = 1e-2 }, temperature, adapters, replyTokens: 6);
        float[] before = bandit.Weights();

        bandit.Train(OnlineMethods.Of(method, bandit, Bandit.Likes(3)), Bandit.Likes(3));

        bandit.Metrics.Select(metrics => metrics["val/fresh_ratio_mismatches"]).ShouldAllBe(mismatches => mismatches == 0);
        bandit.Weights().ShouldNotBe(before);
        bandit.Metrics[^1]["objective/kl"].ShouldNotBe(0);
    }

    [Fact]
    public void FirstRatios_OfRepliesSampledAtAnotherTemperature_AreCounted()
    {
        // The plant: learning at 1 what was sampled at 0.7.
        using Bandit sampled = new(16, _processor, 5, Options with { Iterations = 1 }, temperature: 0.7);
        using Bandit learner = new(16, _processor, 5, Options with { Iterations = 1 });

        sampled.Train(OnlineMethods.PolicyGradient(learner, PolicyGradientPresets.Of("grpo"), []), Bandit.Likes(3));

        sampled.Metrics[0]["val/fresh_ratio_mismatches"].ShouldBe(32);
    }
}
