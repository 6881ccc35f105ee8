using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Kl;
using Plumbline.Training.Ppo;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.Ppo;

public sealed class PpoTrainerTests : IDisposable
{
    private static readonly PpoOptions Options = new()
    {
        Iterations = 12,
        PromptsPerIteration = 32,
        CriticWarmupIterations = 1,
        PolicyLearningRate = 3e-3,
        CriticLearningRate = 3e-3,
        Kl = new KlControllerOptions { Coefficient = 0.05 },
    };

    private readonly Processor _processor = new();
    private readonly Decoder _reference = TinyWorld.NewModel();
    private readonly RewardModel _rewardModel;

    public PpoTrainerTests()
    {
        using ReplySampler sampler = Sampler(_reference, _processor);
        IReadOnlyList<SampledReply> replies = sampler.Sample(TinyWorld.Prompts, 12, "preference");
        RewardModelOptions options = new() { Epochs = 4, BatchPairs = 16, LearningRate = 3e-3 };
        _rewardModel = new RewardModelTrainer(options, _processor, TinyWorld.Seed).Train(_reference, TinyWorld.PreferencesOf(replies)).Model;
        _rewardModel.Normalize([.. replies.Select(reply => reply.PromptedReply)]);
    }

    [Fact]
    public void Train_LearnableWish_RaisesScoreAndTrueShareAtAPriceInKl()
    {
        List<PpoIteration> iterations = [];
        Run(Options, _processor, iterations);

        double[] scores = [.. iterations.Select(iteration => iteration.Metrics[PpoMetrics.Score])];
        double[] shares = [.. iterations.Select(iteration => iteration.Rollouts.Average(rollout => TinyWorld.Wanted(rollout.Reply) ? 1.0 : 0.0))];
        scores[^1].ShouldBeGreaterThan(scores[0] + 0.5);
        shares[^1].ShouldBeGreaterThan(shares[0] + 0.25);
        iterations[0].Metrics[PpoMetrics.Kl].ShouldBe(0);
        iterations[^1].Metrics[PpoMetrics.Kl].ShouldBeInRange(0.1, 10);
    }

    [Fact]
    public void Train_FreshRollouts_HaveRatioExactlyOne()
    {
        List<PpoIteration> iterations = [];
        (PpoResult result, _) = Run(Options with { Iterations = 4 }, _processor, iterations);

        result.FreshTokens.ShouldBeGreaterThan(300);
        result.FreshRatioMismatches.ShouldBe(0);
        iterations[0].FreshTokens.ShouldBe(0, "the policy does not learn while the critic warms up");
    }

    [Fact]
    public void Train_Twice_GivesTheSameBitsAtAnyNumberOfThreads()
    {
        using Processor single = new(new ProcessorOptions { Threads = 1 });
        PpoOptions options = Options with { Iterations = 3 };

        (PpoResult first, float[] weights) = Run(options, _processor, []);
        (PpoResult second, float[] same) = Run(options, single, []);

        same.ShouldBe(weights);
        second.ShouldBe(first);
    }

    [Fact]
    public void OnPhase_OneIteration_HearsOfEveryPartInOrder()
    {
        List<PpoPhase> heard = [];
        using Decoder policy = _reference.Clone();
        using ScalarModel critic = new(_reference.Clone());
        using ReplySampler sampler = Sampler(policy, _processor);
        PpoOptions options = Options with { Iterations = 1, Epochs = 1, CriticWarmupIterations = 0 };
        using PpoTrainer trainer = new(options, new PpoModels(policy, _reference, _rewardModel, critic), sampler, TinyWorld.Prompts, _processor, TinyWorld.Seed) { OnPhase = heard.Add };

        trainer.Train();

        PpoPhase[] update = [PpoPhase.CriticPasses, PpoPhase.CriticStep, PpoPhase.PolicyPasses, PpoPhase.PolicyStep, PpoPhase.Bookkeeping];
        heard.ShouldBe(
            [PpoPhase.Sampling, PpoPhase.Reference, PpoPhase.Scoring, PpoPhase.Bookkeeping, PpoPhase.Values, PpoPhase.Bookkeeping, .. update, .. update]);
    }

    [Fact]
    public void Train_KlAboveTheLimit_StopsBeforeItOptimisesFurther()
    {
        List<PpoIteration> iterations = [];
        (PpoResult result, _) = Run(Options with { StopAboveKlNats = 0.05 }, _processor, iterations);

        result.StoppedEarly.ShouldBeTrue();
        result.Iterations.ShouldBeLessThan(Options.Iterations);
        iterations[^1].Metrics[PpoMetrics.Kl].ShouldBeGreaterThan(0.05);
        iterations[^1].Metrics.ContainsKey(PpoMetrics.PolicyLoss).ShouldBeFalse();
    }

    [Fact]
    public void Train_AdaptiveController_MovesTheCoefficientTowardsTheTarget()
    {
        KlControllerOptions kl = new() { Coefficient = 0.1, TargetNats = 50, HorizonReplies = 100 };
        List<PpoIteration> iterations = [];

        (PpoResult result, _) = Run(Options with { Iterations = 3, Kl = kl }, _processor, iterations);

        // KL is far below the target, so each of three updates takes the full 20 % of 32 / 100.
        result.FinalKlCoefficient.ShouldBe(0.1 * Math.Pow(1 - (0.2 * 32 / 100), 3), 1e-12);
        iterations[^1].Metrics[PpoMetrics.KlCoefficient].ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Train_MissingEndPenalty_LowersTheScoresOfRepliesThatDidNotEnd()
    {
        List<PpoIteration> plain = [];
        List<PpoIteration> penalized = [];
        Run(Options with { Iterations = 1 }, _processor, plain);
        Run(Options with { Iterations = 1, MissingEndPenalty = 2 }, _processor, penalized);

        foreach ((Rollout before, Rollout after) in plain[0].Rollouts.Zip(penalized[0].Rollouts))
        {
            after.Score.ShouldBe(before.Score - (before.Reply.Ended ? 0 : 2), 1e-12);
        }
    }

    [Fact]
    public void Train_EntropyBonus_LeavesThePolicyMoreVaried()
    {
        List<PpoIteration> plain = [];
        List<PpoIteration> varied = [];
        PpoOptions options = Options with { Iterations = 6, Kl = new KlControllerOptions { Coefficient = 0 } };
        Run(options, _processor, plain);
        Run(options with { EntropyBonus = 1 }, _processor, varied);

        NatsPerToken(varied[^1]).ShouldBeGreaterThan(NatsPerToken(plain[^1]));

        static double NatsPerToken(PpoIteration iteration) => iteration.Metrics[PpoMetrics.Entropy] / iteration.Metrics[PpoMetrics.ReplyTokens];
    }

    [Fact]
    public void Train_FewerPromptsThanAnIteration_SamplesEachAnew()
    {
        List<PpoIteration> iterations = [];
        Run(Options with { Iterations = 2, PromptsPerIteration = 40 }, _processor, iterations);

        iterations.SelectMany(iteration => iteration.Rollouts).Select(rollout => rollout.Reply.Id).ShouldBeUnique();
        iterations.SelectMany(iteration => iteration.Rollouts).GroupBy(rollout => rollout.Reply.Prompt.Id).ShouldAllBe(group => group.Count() >= 3);
    }

    public void Dispose()
    {
        _rewardModel.Dispose();
        _reference.Dispose();
        _processor.Dispose();
    }

    private static ReplySampler Sampler(Decoder model, Processor processor) => new(model, processor, 8, [TinyWorld.EndToken], TinyWorld.Seed);

    private (PpoResult Result, float[] Weights) Run(PpoOptions options, Processor processor, List<PpoIteration> iterations)
    {
        using Decoder policy = _reference.Clone();
        using ScalarModel critic = new(_reference.Clone());
        using ReplySampler sampler = Sampler(policy, processor);
        PpoModels models = new(policy, _reference, _rewardModel, critic);
        using PpoTrainer trainer = new(options, models, sampler, TinyWorld.Prompts, processor, TinyWorld.Seed);
        PpoResult result = trainer.Train(iterations.Add);
        return (result, [.. policy.Parameters.SelectMany(parameter => parameter.Values.ToArray())]);
    }
}
