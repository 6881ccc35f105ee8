using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Cpo;
using Plumbline.Training.Dpo;
using Plumbline.Training.Metrics;
using Plumbline.Training.Orpo;
using Plumbline.Training.Pairs;
using Plumbline.Training.Policies;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Pairs;

/// <summary>The pipeline from tokens to gradients against the losses as functions of two log-probabilities.</summary>
public sealed class PairObjectiveTests : IDisposable
{
    private const double Temperature = 0.7;

    private static readonly TextPair[] Batch =
    [
        new(LearnedText.Of([0, 3, 5], [7, 2, 1]), LearnedText.Of([0, 3, 5], [4, 1])),
        new(LearnedText.Of([0, 9], [7, 7, 7, 1]), LearnedText.Of([0, 9], [11])),
        new(LearnedText.Of([0, 8, 8, 2], [13, 1]), LearnedText.Of([0, 8, 8, 2], [6, 5, 4, 3, 2])),
    ];

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly Decoder _reference = TinyWorld.NewModel();
    private readonly Decoder _policy = Decoder.Initialize(TinyWorld.Config, new RandomStream(TinyWorld.Seed, "policy"));

    public static TheoryData<string> Losses =>
    [
        .. Enum.GetNames<DpoLossKind>().Select(kind => "dpo/" + kind),
        .. Enum.GetNames<CpoLossKind>().Select(kind => "cpo/" + kind),
        "orpo",
    ];

    public void Dispose()
    {
        _policy.Dispose();
        _reference.Dispose();
        _processor.Dispose();
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Gradient_OfEveryLoss_IsTheSlopeOfTheMeanOfThePureLoss(string name)
    {
        IPairLoss loss = LossOf(name);
        PairObjective objective = new(Policy(), loss, _processor, Temperature);
        double[] reference = loss.NeedsReference ? Sums(_reference) : new double[2 * Batch.Length];

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, Batch, 0..2, 2..3);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        double PureLoss()
        {
            double[] policy = Sums(_policy);
            return Batch.Select((pair, i) => loss.Of(
                new DpoPair(policy[2 * i], policy[(2 * i) + 1], reference[2 * i], reference[(2 * i) + 1], pair.Chosen.LearnedCount, pair.Rejected.LearnedCount),
                new MetricMeans()).Loss).Average();
        }
    }

    [Fact]
    public void Gradient_InOneOrThreePasses_IsTheSameBits()
    {
        PairObjective objective = new(Policy(), new DpoPairObjective(new DpoLossOptions()), _processor);

        (float[][] Gradient, double Loss) whole = PipelineGradient.Of(_processor, objective, Batch, 0..3);
        (float[][] Gradient, double Loss) cut = PipelineGradient.Of(_processor, objective, Batch, 0..1, 1..2, 2..3);

        cut.Loss.ShouldBe(whole.Loss);
        for (int p = 0; p < whole.Gradient.Length; p++)
        {
            cut.Gradient[p].ShouldBe(whole.Gradient[p], objective.Parameters[p].Name);
        }
    }

    [Fact]
    public void Losses_WithoutReference_NeverAskForIt()
    {
        PairObjective objective = new(
            new TrainablePolicy(_policy, _policy.Parameters, new ForbiddenReference(), _ => { }), new CpoPairObjective(new CpoLossOptions()), _processor);

        PipelineGradient.Of(_processor, objective, Batch, 0..3).Loss.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Metrics_OfAPolicyThatIsItsReference_AreNoRewardsAndLogTwo()
    {
        PairObjective objective = new(
            new TrainablePolicy(_reference, _reference.Parameters, new FrozenReference(_reference), _ => { }), new DpoPairObjective(new DpoLossOptions()), _processor);

        PipelineGradient.Of(_processor, objective, Batch, 0..3).Loss.ShouldBe(Math.Log(2), 1e-12);
    }

    private static IPairLoss LossOf(string name) => name.Split('/') switch
    {
        ["dpo", var kind] => new DpoPairObjective(new DpoLossOptions
        {
            Kind = Enum.Parse<DpoLossKind>(kind), Beta = 0.3, LabelSmoothing = kind is "ExoPair" or "Robust" ? 0.1 : 0, SftWeight = 0.2, DiscopopTemperature = 0.5,
        }),
        ["cpo", var kind] => new CpoPairObjective(new CpoLossOptions { Kind = Enum.Parse<CpoLossKind>(kind), Beta = 0.3 }),
        _ => new OrpoPairObjective(new OrpoLossOptions { Beta = 0.5 }),
    };

    private TrainablePolicy Policy() => new(_policy, _policy.Parameters, new FrozenReference(_reference), _ => { });

    private double[] Sums(Decoder model) =>
        TextLogProbs.Sums(_processor, model, [.. Batch.SelectMany(pair => new[] { pair.Chosen, pair.Rejected })], temperature: Temperature);

    private sealed class ForbiddenReference : IReferencePolicy
    {
        public T Use<T>(Func<Decoder, T> use) => throw new InvalidOperationException("the reference was asked for");
    }
}
