using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.PointwiseRewards;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.PointwiseRewards;

public sealed class PointwiseRewardTrainerTests : IDisposable
{
    private static readonly PointwiseRewardOptions Options = new() { Epochs = 6, LearningRate = 3e-3 };
    private readonly Processor _processor = new();
    private readonly Decoder _model = TinyWorld.NewModel();
    private readonly LabelledReply[] _training = Replies(160, "training");
    private readonly LabelledReply[] _heldOut = Replies(60, "held-out");

    [Theory]
    [InlineData(Pooling.LastToken)]
    [InlineData(Pooling.ReplyMean)]
    public void Train_LearnableLabel_IsRightOnRepliesItNeverSaw(Pooling pooling)
    {
        PointwiseRewardResult result = new PointwiseRewardTrainer(Options with { Pooling = pooling }, _processor, TinyWorld.Seed).Train(_model, _training, _heldOut);
        using RewardModel model = result.Model;

        model.Pooling.ShouldBe(pooling);
        result.TrainingReplies.ShouldBe(160);
        result.HeldOutAccuracy!.Share.ShouldBeGreaterThan(0.85);
        result.HeldOutLoss!.Value.ShouldBeLessThan(0.45);
    }

    [Fact]
    public void Train_TokenCounts_KnowTheLabelBeforeTheBodyDoes()
    {
        PointwiseRewardOptions options = Options with { Epochs = 1, LearningRate = 1e-12, TokenCounts = new TokenCountOptions { LongestRun = 1, Bits = 10, Penalties = [1] } };

        PointwiseRewardResult result = new PointwiseRewardTrainer(options, _processor, TinyWorld.Seed).Train(_model, _training, _heldOut);
        using RewardModel model = result.Model;

        result.HeldOutAccuracy!.Share.ShouldBeGreaterThan(0.9);
        model.Score([new PromptedReply([0], [7])])[0].ShouldBe(model.TokenCounts!.Score([7]) - model.Offset, 1e-6);
    }

    [Fact]
    public void Train_FirstStep_StartsFromTheBaseRate()
    {
        List<PointwiseRewardStep> steps = [];
        LabelledReply[] same = [.. _training.Select((reply, i) => reply with { Label = i < 16 ? 1 : 0 })];

        using RewardModel model = new PointwiseRewardTrainer(Options with { Epochs = 1, BatchReplies = 160, LearningRate = 1e-9 }, _processor, 1)
            .Train(_model, same, [], steps.Add).Model;

        model.Score([new PromptedReply(same[0].Prompt, same[0].Reply)])[0].ShouldBe(Math.Log(0.1 / 0.9), 1e-5);
        steps.ShouldHaveSingleItem().Loss.ShouldBe(-(0.1 * Math.Log(0.1)) - (0.9 * Math.Log(0.9)), 1e-9);
    }

    [Fact]
    public void Train_Twice_GivesTheSameBitsAtAnyNumberOfThreads()
    {
        PointwiseRewardOptions options = Options with { Pooling = Pooling.ReplyMean, StoppingShare = 0.2 };
        using Processor single = new(new ProcessorOptions { Threads = 1 });
        using RewardModel first = new PointwiseRewardTrainer(options, single, TinyWorld.Seed).Train(_model, _training, []).Model;
        using RewardModel second = new PointwiseRewardTrainer(options, _processor, TinyWorld.Seed).Train(_model, _training, []).Model;

        second.Model.Head.Values.ToArray().ShouldBe(first.Model.Head.Values.ToArray());
    }

    /// <summary>Labels of pure chance: further passes can only make the loss on other prompts worse.</summary>
    [Fact]
    public void Train_NothingToLearn_StopsEarly()
    {
        RandomStream random = new(TinyWorld.Seed, "chance");
        LabelledReply[] noise = [.. _training.Select(reply => reply with { Label = random.NextDouble() < 0.5 ? 1 : 0 })];
        List<PointwiseRewardStep> steps = [];

        using RewardModel model = new PointwiseRewardTrainer(Options with { Epochs = 40, LearningRate = 1e-2, StoppingShare = 0.3 }, _processor, 1)
            .Train(_model, noise, [], steps.Add).Model;

        steps.Count.ShouldBeLessThan(steps[0].Total);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(2)]
    public void Train_LabelsThatTeachNothing_Throws(double label) =>
        Should.Throw<ArgumentException>(
            () => new PointwiseRewardTrainer(Options, _processor, 1).Train(_model, [.. _training.Select(reply => reply with { Label = label })], []));

    [Fact]
    public void Validate_EverythingWrong_ListsEveryProblem() =>
        new PointwiseRewardOptions { Pooling = (Pooling)9, Epochs = 0, BatchReplies = 0, LearningRate = 0, StoppingShare = 1, Patience = 0 }.Validate().Count.ShouldBe(6);

    public void Dispose()
    {
        _model.Dispose();
        _processor.Dispose();
    }

    /// <summary>Random replies, labelled by whether they hold the wanted token; about half do.</summary>
    private static LabelledReply[] Replies(int count, string name)
    {
        RandomStream random = new(TinyWorld.Seed, name);
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                int[] reply = [.. Enumerable.Range(0, 6).Select(_ => 8 + random.NextInt(8))];
                if (i % 2 == 0)
                {
                    reply[random.NextInt(6)] = TinyWorld.WantedToken;
                }

                return new LabelledReply($"{i}", $"{name}-{i / 2}", TinyWorld.Prompts[i % 24].Tokens, reply, i % 2 == 0 ? 1 : 0);
            }),
        ];
    }
}
