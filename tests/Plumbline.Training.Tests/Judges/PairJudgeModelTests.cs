using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Judges;
using Plumbline.Training.Offline;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.Judges;

/// <summary>Rock, paper, scissors: what a judge of pairs can learn and a reward cannot.</summary>
public sealed class PairJudgeModelTests : IDisposable
{
    private const int Separator = 4;
    private static readonly int[] Prompt = [0];
    private static readonly int[] Rock = [1];
    private static readonly int[] Paper = [2];
    private static readonly int[] Scissors = [3];

    /// <summary>The first of each beats the second.</summary>
    private static readonly JudgedPair[] Circle = [new(Prompt, Rock, Scissors), new(Prompt, Scissors, Paper), new(Prompt, Paper, Rock)];

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public void Dispose() => _processor.Dispose();

    [Fact]
    public void Judge_TrainedOnACircle_SaysTheCircle()
    {
        using ScalarModel model = NewModel();
        Train(new PairJudgeObjective(model, Separator, _ => { }), Circle);

        double[] wins = new PairJudgeModel("judge", model, Separator, _processor).Prefer(Circle);

        wins.ShouldAllBe(win => win > 0.7, string.Join(" ", wins));
    }

    [Fact]
    public void RewardModel_TrainedOnTheSameCircle_CannotSayIt()
    {
        using RewardModel model = new(_processor, NewModel());
        RewardPair[] pairs = [.. Circle.Select(pair => new RewardPair(new PromptedReply(pair.Prompt, pair.First), new PromptedReply(pair.Prompt, pair.Second), 0))];
        double loss = Train(new RewardPairObjective(model, new RewardLossOptions(), _ => { }), pairs);

        double[] scores = model.Score([new(Prompt, Rock), new(Prompt, Paper), new(Prompt, Scissors)]);

        // Three differences of three numbers add up to 0, so the mean loss is at least log 2, and that is where training ends.
        loss.ShouldBe(Math.Log(2), 0.02);
        new[] { scores[0] > scores[2], scores[2] > scores[1], scores[1] > scores[0] }.Count(right => right).ShouldBeLessThan(3);
        scores.Max().ShouldBe(scores.Min(), 0.3);
    }

    [Fact]
    public void Prefer_InBothOrders_AddsUpToOneExactly()
    {
        using ScalarModel model = NewModel();
        RandomStream random = new(TinyWorld.Seed, "head");
        foreach (ref float weight in model.Head.Edit())
        {
            weight = (float)random.NextGaussian();
        }

        PairJudgeModel judge = new("judge", model, Separator, _processor);
        JudgedPair[] pairs = [.. Enumerable.Range(0, 40).Select(_ => new JudgedPair(Prompt, Draw(), Draw()))];

        double[] straight = judge.Prefer(pairs);
        double[] turned = judge.Prefer([.. pairs.Select(pair => new JudgedPair(pair.Prompt, pair.Second, pair.First))]);

        straight.Zip(turned, (p, q) => p + q).ShouldAllBe(sum => Math.Abs(sum - 1) <= 2.3e-16);
        straight.Distinct().Count().ShouldBeGreaterThan(20);
        judge.Prefer([new JudgedPair(Prompt, Rock, Rock)]).ShouldBe([0.5]);

        int[] Draw() => [.. Enumerable.Range(0, 1 + random.NextInt(4)).Select(_ => 1 + random.NextInt(3))];
    }

    [Fact]
    public void Gradient_OfTheJudge_IsTheSlopeOfThePureLoss()
    {
        using ScalarModel model = NewModel();
        RandomStream random = new(TinyWorld.Seed, "head");
        foreach (ref float weight in model.Head.Edit())
        {
            weight = (float)(random.NextGaussian() * 0.3);
        }

        PairJudgeObjective objective = new(model, Separator, _ => { });
        PairJudgeModel judge = new("judge", model, Separator, _processor);

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, Circle, 0..2, 2..3);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        double PureLoss() => judge.Prefer(Circle).Average(win => -Math.Log(win));
    }

    private double Train<TExample>(IOfflineObjective<TExample> objective, TExample[] examples)
    {
        OfflineOptions options = new() { BatchExamples = examples.Length, MaxSteps = 150, LearningRate = 1e-2, Decay = LearningRateDecay.Linear };
        using OfflineTrainer<TExample> trainer = new(options, "test", objective, new Examples<TExample>(examples), null, _processor, TinyWorld.Seed);
        double loss = 0;
        for (int step = 0; step < trainer.TotalSteps; step++)
        {
            loss = trainer.Step(step, CancellationToken.None).Metrics["loss"];
        }

        return loss;
    }

    private static ScalarModel NewModel() => new(Decoder.Initialize(
        new DecoderConfig
        {
            VocabularySize = 5, HiddenSize = 16, LayerCount = 2, HeadCount = 2, KeyValueHeadCount = 2, HeadSize = 8, FeedForwardSize = 32, MaxPositions = 16,
            EosTokenIds = [],
        },
        new RandomStream(TinyWorld.Seed, "judge")));

    private sealed class Examples<TExample>(TExample[] examples) : IExampleSource<TExample>
    {
        public long Count => examples.Length;

        public EncodedRow<TExample> Read(long row) => EncodedRow<TExample>.Of($"row {row}", examples[row]);
    }
}
