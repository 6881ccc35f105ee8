using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Batches;
using Plumbline.Training.Supervised;

namespace Plumbline.Training.Tests.Supervised;

public sealed class SupervisedTrainerTests : IDisposable
{
    private static readonly SupervisedOptions Options = new() { Epochs = 6, BatchExamples = 8, LearningRate = 3e-3 };
    private readonly Processor _processor = new();
    private readonly Decoder _model = TinyWorld.NewModel();

    [Fact]
    public void Train_LearnableReplies_LowersTheLossOfHeldOutOnes()
    {
        SupervisedResult result = Train(Options with { Epochs = 20 }, _model, Examples(0, 18), Examples(18, 6));

        result.HeldOutLossBefore.ShouldNotBeNull().ShouldBe(Math.Log(16), 0.2, "a random model knows nothing about sixteen tokens");
        result.HeldOutLossAfter.ShouldNotBeNull().ShouldBeLessThan(0.3);
        result.HeldOutTokens.ShouldBe(6 * 3);
        result.ReplyTokens.ShouldBe(20 * 18 * 3);
        result.Steps.ShouldBe(20 * 3);
    }

    [Fact]
    public void Train_FirstStep_HasTheMeanOverReplyTokensAsItsLoss()
    {
        Demonstration[] examples = [.. Examples(0, 5), new Demonstration("long", [0], [4, 5, 6, 7, 8, 9, 10, 1])];
        double[] logProbs = [.. ReplyLogProbs.Compute(_processor, _model, [.. examples.Select(e => new PromptedReply(e.Prompt, e.Reply))]).SelectMany(reply => reply)];
        List<SupervisedStep> steps = [];

        Train(Options with { BatchExamples = 100, Epochs = 1 }, _model, examples, [], steps.Add);

        SupervisedStep step = steps.ShouldHaveSingleItem();
        step.ReplyTokens.ShouldBe(23);
        step.Loss.ShouldBe(-logProbs.Average(), 1e-9);
    }

    [Fact]
    public void Train_BatchOfSeveralPasses_HasTheGradientOfTheWhole()
    {
        Demonstration one = Examples(0, 1)[0];
        Demonstration[] many = [.. Enumerable.Repeat(one, 400)];
        TokenBudget.Split([.. many.Select(example => example.Prompt.Length + example.Reply.Length)]).Count().ShouldBeGreaterThan(2);

        SupervisedStep alone = FirstStep([one]);
        SupervisedStep repeated = FirstStep(many);

        repeated.Loss.ShouldBe(alone.Loss, 1e-6);
        repeated.GradientNorm.ShouldBe(alone.GradientNorm, 1e-4 * alone.GradientNorm);

        SupervisedStep FirstStep(Demonstration[] examples)
        {
            using Decoder model = _model.Clone();
            List<SupervisedStep> steps = [];
            Train(Options with { BatchExamples = 400, Epochs = 1 }, model, examples, [], steps.Add);
            return steps.ShouldHaveSingleItem();
        }
    }

    [Fact]
    public void Train_Prompt_IsNotLearned()
    {
        // Token 9 stands in every prompt and in no reply: a model that learned prompts would come to expect it.
        Demonstration[] examples = [.. Enumerable.Range(0, 16).Select(i => new Demonstration($"{i}", [0, 9, 9, 9], [2 + (i % 3), 1]))];
        double before = LogProbOf(9);

        Train(Options, _model, examples, []);

        LogProbOf(9).ShouldBeLessThan(before);

        double LogProbOf(int token) => ReplyLogProbs.Compute(_processor, _model, [new PromptedReply([0, 9], [token])])[0][0];
    }

    [Fact]
    public void Train_Twice_GivesTheSameBitsAtAnyNumberOfThreads()
    {
        using Processor single = new(new ProcessorOptions { Threads = 1 });
        using Decoder other = _model.Clone();
        using Decoder shuffled = _model.Clone();

        SupervisedResult first = Train(Options, _model, Examples(0, 18), Examples(18, 6));
        SupervisedResult second = new SupervisedTrainer(Options, single, TinyWorld.Seed).Train(other, Examples(0, 18), Examples(18, 6));
        new SupervisedTrainer(Options, single, TinyWorld.Seed + 1).Train(shuffled, Examples(0, 18), []);

        second.ShouldBe(first);
        Weights(other).ShouldBe(Weights(_model));
        Weights(shuffled).ShouldNotBe(Weights(_model), "another seed is another order");
    }

    [Fact]
    public void Train_WarmupAndLinearDecay_RiseAndFallToNothing()
    {
        List<SupervisedStep> steps = [];
        SupervisedOptions options = Options with { Epochs = 10, BatchExamples = 100, WarmupShare = 0.2, Decay = LearningRateDecay.Linear };

        Train(options, _model, Examples(0, 4), [], steps.Add);

        steps.Select(step => step.LearningRate / options.LearningRate).ShouldBe([0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125], 1e-12);
        steps.Select(step => step.Number).ShouldBe(Enumerable.Range(1, 10));
        steps.ShouldAllBe(step => step.Total == 10);
    }

    [Fact]
    public void Train_NothingHeldOut_HasNoHeldOutLoss()
    {
        SupervisedResult result = Train(Options with { Epochs = 1 }, _model, Examples(0, 2), []);

        result.HeldOutLossBefore.ShouldBeNull();
        result.HeldOutLossAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData(30, 4)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Train_DemonstrationThatDoesNotFit_NamesIt(int promptTokens, int replyTokens)
    {
        Demonstration[] examples = [new("demo-7", new int[promptTokens], new int[replyTokens])];

        Should.Throw<ArgumentException>(() => Train(Options, _model, examples, [])).Message.ShouldContain("demo-7");
        Should.Throw<ArgumentException>(() => Train(Options, _model, Examples(0, 2), examples)).Message.ShouldContain("demo-7");
    }

    [Fact]
    public void Train_DemonstrationThatJustFits_IsTrained() =>
        Train(Options with { Epochs = 1 }, _model, [new("full", new int[30], [2, 3, 1])], []).Steps.ShouldBe(1);

    [Fact]
    public void Train_NoDemonstration_Throws() => Should.Throw<ArgumentException>(() => Train(Options, _model, [], []));

    [Fact]
    public void Train_Cancelled_Stops() =>
        Should.Throw<OperationCanceledException>(
            () => new SupervisedTrainer(Options, _processor, 1).Train(_model, Examples(0, 4), [], cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Validate_EverythingWrong_ListsEveryProblem() =>
        new SupervisedOptions
        {
            Epochs = 0,
            BatchExamples = 0,
            LearningRate = double.NaN,
            WarmupShare = 1,
            Decay = (LearningRateDecay)9,
            Optimizer = new AdamWOptions { Beta1 = 1 },
        }.Validate().Count.ShouldBe(6);

    [Fact]
    public void Validate_Defaults_HaveNoProblem() => new SupervisedOptions().Validate().ShouldBeEmpty();

    public void Dispose()
    {
        _model.Dispose();
        _processor.Dispose();
    }

    // To every prompt of the tiny world the same three tokens, the last of them the end.
    private static Demonstration[] Examples(int first, int count) =>
        [.. TinyWorld.Prompts.Skip(first).Take(count).Select(prompt => new Demonstration(prompt.Id, prompt.Tokens, [TinyWorld.WantedToken, 12, TinyWorld.EndToken]))];

    private static float[] Weights(Decoder model) => [.. model.Parameters.SelectMany(parameter => parameter.Values.ToArray())];

    private SupervisedResult Train(
        SupervisedOptions options, Decoder model, IReadOnlyList<Demonstration> training, IReadOnlyList<Demonstration> heldOut, Action<SupervisedStep>? onStep = null) =>
        new SupervisedTrainer(options, _processor, TinyWorld.Seed).Train(model, training, heldOut, onStep);
}
