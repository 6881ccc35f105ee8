using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Advantages;
using Plumbline.Training.Batches;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.RewardModels;

public sealed class RewardModelTrainerTests : IDisposable
{
    private static readonly RewardModelOptions Options = new() { Epochs = 4, BatchPairs = 16, LearningRate = 3e-3 };
    private readonly Processor _processor = new();
    private readonly Decoder _model = TinyWorld.NewModel();
    private readonly IReadOnlyList<SampledReply> _replies;
    private readonly IReadOnlyList<Preference> _preferences;

    public RewardModelTrainerTests()
    {
        using ReplySampler sampler = new(_model, _processor, 8, [TinyWorld.EndToken], TinyWorld.Seed);
        _replies = sampler.Sample(TinyWorld.Prompts, 12, "preference");
        _preferences = TinyWorld.PreferencesOf(_replies);
    }

    [Fact]
    public void Train_LearnableWish_IsRightOnPromptsItNeverSaw()
    {
        RewardModelResult result = new RewardModelTrainer(Options, _processor, TinyWorld.Seed).Train(_model, _preferences);
        using RewardModel model = result.Model;

        result.HeldOutAccuracy.Share.ShouldBeGreaterThan(0.9);
        result.HeldOutAccuracy.Clusters.ShouldBe(5);
        result.HeldOutLoss.ShouldBeLessThan(Math.Log(2) / 2);
        (result.TrainingPairs + result.HeldOutAccuracy.Count).ShouldBe(_preferences.Count);
    }

    [Fact]
    public void Train_Twice_GivesTheSameBitsAtAnyNumberOfThreads()
    {
        using Processor single = new(new ProcessorOptions { Threads = 1 });
        using RewardModel first = new RewardModelTrainer(Options, single, TinyWorld.Seed).Train(_model, _preferences).Model;
        using RewardModel second = new RewardModelTrainer(Options, _processor, TinyWorld.Seed).Train(_model, _preferences).Model;

        second.Model.Head.Values.ToArray().ShouldBe(first.Model.Head.Values.ToArray());
    }

    [Fact]
    public void Train_Body_IsCopiedAndNotChanged()
    {
        float[] before = _model.Embedding.Values.ToArray();

        using RewardModel model = new RewardModelTrainer(Options, _processor, TinyWorld.Seed).Train(_model, _preferences).Model;

        _model.Embedding.Values.ToArray().ShouldBe(before);
        model.Model.Body.Embedding.Values.ToArray().ShouldNotBe(before);
    }

    [Theory]
    [InlineData(Pooling.ReplyMean)]
    [InlineData(Pooling.Mean)]
    public void Train_Pooled_LearnsTheWish(Pooling pooling)
    {
        RewardModelResult result = new RewardModelTrainer(Options with { Pooling = pooling }, _processor, TinyWorld.Seed).Train(_model, _preferences);
        using RewardModel model = result.Model;

        model.Pooling.ShouldBe(pooling);
        result.HeldOutAccuracy.Share.ShouldBeGreaterThan(0.9);
    }

    /// <summary>With no learning left to the body, the counts alone know the wish: a token.</summary>
    [Fact]
    public void Train_TokenCounts_KnowTheWishBeforeTheBodyDoes()
    {
        RewardModelOptions options = Options with { Epochs = 1, LearningRate = 1e-12, TokenCounts = new TokenCountOptions { LongestRun = 1, Bits = 10, Penalties = [1] } };

        RewardModelResult result = new RewardModelTrainer(options, _processor, TinyWorld.Seed).Train(_model, _preferences);
        using RewardModel model = result.Model;

        result.HeldOutAccuracy.Share.ShouldBeGreaterThan(0.95);
        PromptedReply reply = _replies[0].PromptedReply;
        model.Score([reply])[0].ShouldBe(model.TokenCounts!.Score(reply.Reply), 1e-6);
    }

    [Fact]
    public void Train_TokenCounts_GivesTheSameBitsAtAnyNumberOfThreads()
    {
        RewardModelOptions options = Options with { TokenCounts = new TokenCountOptions { Bits = 10 } };
        using Processor single = new(new ProcessorOptions { Threads = 1 });
        using RewardModel first = new RewardModelTrainer(options, single, TinyWorld.Seed).Train(_model, _preferences).Model;
        using RewardModel second = new RewardModelTrainer(options, _processor, TinyWorld.Seed).Train(_model, _preferences).Model;

        PromptedReply[] replies = [.. _replies.Select(reply => reply.PromptedReply)];
        second.Score(replies).ShouldBe(first.Score(replies));
    }

    [Fact]
    public void Train_VerdictsOfChance_StopsEarly()
    {
        RandomStream random = new(TinyWorld.Seed, "chance");
        Preference[] noise = [.. _preferences.Select(p => random.NextDouble() < 0.5 ? p : p with { Chosen = p.Rejected, Rejected = p.Chosen })];
        List<RewardModelStep> steps = [];
        RewardModelOptions options = Options with { Epochs = 20, LearningRate = 1e-2, StoppingShare = 0.3 };

        using RewardModel stopped = new RewardModelTrainer(options, _processor, TinyWorld.Seed).Train(_model, noise, steps.Add).Model;

        steps.Count.ShouldBeLessThan(steps[0].Total);
    }

    [Fact]
    public void Train_OnePrompt_Throws() =>
        Should.Throw<ArgumentException>(() => new RewardModelTrainer(Options, _processor, 1).Train(_model, [.. _preferences.Where(p => p.PromptId == _preferences[0].PromptId)]))
            .Message.ShouldContain("1 prompts");

    [Fact]
    public void Train_Cancelled_Stops() =>
        Should.Throw<OperationCanceledException>(
            () => new RewardModelTrainer(Options, _processor, 1).Train(_model, _preferences, cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Normalize_Replies_HaveMeanZeroAndDeviationOne()
    {
        using RewardModel model = new RewardModelTrainer(Options, _processor, TinyWorld.Seed).Train(_model, _preferences).Model;
        PromptedReply[] replies = [.. _replies.Select(reply => reply.PromptedReply)];

        model.Normalize(replies);

        (double mean, double variance) = WhiteningMath.Moments(model.Score(replies), [], VarianceEstimator.Population);
        mean.ShouldBe(0, 1e-9);
        variance.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Validate_EverythingWrong_ListsEveryProblem() =>
        new RewardModelOptions { Epochs = 0, BatchPairs = 0, LearningRate = 0, Centring = -1, HeldOutShare = 1, Pooling = (Pooling)9, StoppingShare = 1, Patience = 0 }.Validate()
            .Count.ShouldBe(8);

    public void Dispose()
    {
        _model.Dispose();
        _processor.Dispose();
    }
}
