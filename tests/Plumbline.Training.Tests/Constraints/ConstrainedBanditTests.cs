using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Advantages;
using Plumbline.Training.Constraints;
using Plumbline.Training.Kl;
using Plumbline.Training.Online;
using Plumbline.Training.PolicyGradient;
using Plumbline.Training.Tests.Online;

namespace Plumbline.Training.Tests.Constraints;

/// <summary>
/// A token that earns 1 and costs 1 while the mean cost may be 0.3. With a KL penalty β the answer is known: say it three times in ten, at the multiplier that makes the
/// policy want no more and no less. (Without the penalty nothing bends, and policy and multiplier go round that point for ever.)
/// </summary>
public sealed class ConstrainedBanditTests : IDisposable
{
    private const double Threshold = 0.3;
    private const double Beta = 0.3;

    private static readonly OnlineOptions Options = new()
    {
        Iterations = 140, PromptsPerIteration = 4, RepliesPerPrompt = 16, LearningRate = 3e-3, Decay = LearningRateDecay.Constant,
    };

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public void Dispose() => _processor.Dispose();

    [Theory]
    [InlineData("None")]
    [InlineData("SampleDeviation")]
    [InlineData("ppo")]
    public void CostAndMultiplier_SettleAtTheKnownAnswer(string scale)
    {
        using Bandit bandit = new(2, _processor, 7, Options);
        double[] start = bandit.Probabilities();

        bandit.Train(Objective(bandit, scale, new LagrangeOptions { InitialMultiplier = 0.5, Threshold = Threshold, WindowReplies = 64 }), Bandit.Likes(1), Bandit.Likes(1, "cost0"));

        // Where 1 − λ − β·x = 0, x = logit 0.3 − logit of the reference; ppo holds the penalty in full whatever λ: (1 − λ)/(1 + λ) − β·x = 0.
        double pull = Beta * (Math.Log(Threshold / (1 - Threshold)) - Math.Log(start[1] / start[0]));
        double answer = scale == "ppo" ? (1 - pull) / (1 + pull) : 1 - pull;
        double[] costs = [.. bandit.Metrics.Select(metrics => metrics["costs/cost0/mean"])];
        double[] multipliers = [.. bandit.Metrics.Select(metrics => metrics["costs/cost0/multiplier"])];
        costs[..20].Average().ShouldBeGreaterThan(Threshold + 0.15, "the constraint must be broken at first, or it tests nothing");
        costs[80..].Average().ShouldBe(Threshold, 0.05, string.Join(" ", costs.Select(cost => $"{cost:0.00}")));
        multipliers[100..].Average().ShouldBe(answer, 0.15, string.Join(" ", multipliers.Select(multiplier => $"{multiplier:0.00}")));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("SampleDeviation")]
    [InlineData("ppo")]
    public void Constraint_ThatAllowsAll_LeavesTheRewardAlone(string scale)
    {
        using Bandit bandit = new(2, _processor, 7, Options with { Iterations = 60, LearningRate = 5e-3 });

        bandit.Train(Objective(bandit, scale, new LagrangeOptions { InitialMultiplier = 0.5, LearningRate = 0.5, Threshold = 1, WindowReplies = 64 }), Bandit.Likes(1), Bandit.Likes(1, "cost0"));

        bandit.Probabilities()[1].ShouldBeGreaterThan(0.8);
        bandit.Metrics[^1]["costs/cost0/multiplier"].ShouldBeLessThan(0.45);
    }

    private static IOnlineObjective Objective(Bandit bandit, string scale, LagrangeOptions constraint) => scale == "ppo"
        ? OnlineMethods.Ppo(bandit, [constraint], Beta)
        : OnlineMethods.PolicyGradient(
            bandit,
            PolicyGradientPresets.Of("grpo") with
            {
                Group = new GroupAdvantageOptions { Scale = Enum.Parse<GroupScale>(scale) },
                KlInReward = new KlControllerOptions { Coefficient = Beta },
            },
            [constraint]);
}
