using Plumbline.Models.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.RewardModels;

/// <summary>Pair, point and process objectives of reward models against the pure losses of their scores.</summary>
public sealed class RewardObjectiveTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly List<RewardModel> _models = [];

    public void Dispose()
    {
        _models.ForEach(model => model.Dispose());
        _processor.Dispose();
    }

    [Theory]
    [InlineData(Pooling.LastToken)]
    [InlineData(Pooling.Mean)]
    [InlineData(Pooling.ReplyMean)]
    public void PairGradient_IsTheSlopeOfThePureLoss(Pooling pooling)
    {
        RewardModel model = NewModel(pooling);
        RewardLossOptions options = new() { Centring = 0.3, L2 = 0.2 };
        RewardPair[] batch =
        [
            new(new([0, 3], [7, 2, 1]), new([0, 3], [4, 1]), 0.5),
            new(new([0, 9, 9], [7]), new([0, 9, 9], [5, 6, 1]), 0),
            new(new([0, 2], [13, 1]), new([0, 2], [12, 12, 12, 1]), 1),
        ];
        RewardPairObjective objective = new(model, options, _ => { });

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, batch, 0..1, 1..3);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        double PureLoss() => RewardLossMath.Pairwise(
            model.Score([.. batch.Select(pair => pair.Chosen)]),
            model.Score([.. batch.Select(pair => pair.Rejected)]),
            batch.Select(pair => pair.Margin).ToArray(),
            options,
            new double[3],
            new double[3]).Loss;
    }

    [Theory]
    [InlineData(PointwiseLossKind.BinaryCrossEntropy)]
    [InlineData(PointwiseLossKind.SquaredError)]
    public void PointGradient_IsTheSlopeOfThePureLoss(PointwiseLossKind kind)
    {
        RewardModel model = NewModel(Pooling.LastToken);
        RewardPoint[] batch = [new(new([0, 3], [7, 2, 1]), 1), new(new([0, 9, 9], [5, 6, 1]), 0), new(new([0, 2], [13]), 1)];
        RewardPointObjective objective = new(model, kind, _ => { });

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, batch, 0..2, 2..3);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        double PureLoss() =>
            RewardLossMath.Pointwise(model.Score([.. batch.Select(point => point.Reply)]), batch.Select(point => point.Label).ToArray(), kind, new double[3]).Loss;
    }

    [Fact]
    public void ProcessGradient_IsTheSlopeOfTheMeanOverAllSteps()
    {
        RewardModel model = NewModel(Pooling.LastToken);
        RewardProcess[] batch =
        [
            new([0, 3], ProcessSteps.Of([[4, 5], [6], [7, 7]], [2]), [true, true, false]),
            new([0, 9, 9], ProcessSteps.Of([[8, 3, 3]], [2]), [true]),
        ];
        RewardProcessObjective objective = new(model, _ => { });

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, batch, 0..1, 1..2);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        // The separator 2 closes every step: its rows counted by hand. Four steps count alike, whichever solution they are of.
        double PureLoss()
        {
            double[] scores = [.. Scores(model, [0, 3, 4, 5, 2, 6, 2, 7, 7, 2], [4, 6, 9]), .. Scores(model, [0, 9, 9, 8, 3, 3, 2], [6])];
            return RewardLossMath.Pointwise(scores, [1, 1, 0, 1], PointwiseLossKind.BinaryCrossEntropy, new double[4]).Loss;
        }
    }

    private double[] Scores(RewardModel model, int[] tokens, int[] rows)
    {
        using Tape tape = new(_processor, recording: false);
        TokenBatch batch = new();
        batch.Set([tokens]);
        Tensor values = model.Model.Apply(tape, batch, rows);
        return [.. values.Values.ToArray().Select(value => (double)value)];
    }

    // The head starts at zero, which hides the body's gradients.
    private RewardModel NewModel(Pooling pooling)
    {
        RewardModel model = new(_processor, new ScalarModel(TinyWorld.NewModel()), pooling);
        RandomStream random = new(TinyWorld.Seed, "head");
        foreach (ref float weight in model.Model.Head.Edit())
        {
            weight = (float)(random.NextGaussian() * 0.2);
        }

        _models.Add(model);
        return model;
    }
}
