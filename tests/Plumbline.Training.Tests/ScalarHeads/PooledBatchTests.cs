using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;
using Plumbline.Training.Batches;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.Tests.ScalarHeads;

public sealed class PooledBatchTests : IDisposable
{
    private static readonly PromptedReply[] Replies = [new([0, 3, 4], [5, 7]), new([2], [9, 9, 8, 1]), new([0, 6], [11])];
    private readonly Processor _processor = new();
    private readonly ScalarModel _model = new(TinyWorld.NewModel());

    public PooledBatchTests() => new RandomStream(TinyWorld.Seed, "head").FillGaussian(_model.Head.Edit(), 1);

    [Theory]
    [InlineData(Pooling.LastToken, new[] { 4, 9, 12 })]
    [InlineData(Pooling.ReplyMean, new[] { 3, 4, 6, 7, 8, 9, 12 })]
    [InlineData(Pooling.Mean, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    public void Set_Replies_AsksForTheTokensThatHaveASay(Pooling pooling, int[] rows)
    {
        PooledBatch batch = new(pooling);
        batch.Set(Replies);

        batch.Rows.ToArray().ShouldBe(rows);
    }

    /// <summary>The mean of the head's numbers is the head's number at the mean of the states.</summary>
    [Fact]
    public void Scores_ReplyMean_IsTheHeadAtTheMeanState()
    {
        PooledBatch batch = new(Pooling.ReplyMean);
        batch.Set(Replies);
        using Tape tape = new(_processor, recording: false);
        double[] scores = batch.Scores(_model.Apply(tape, batch.Tokens, batch.Rows));
        Tensor hidden = _model.Body.Hidden(tape, batch.Tokens);

        int channels = TinyWorld.Config.HiddenSize;
        double expected = 0;
        for (int c = 0; c < channels; c++)
        {
            double mean = (hidden.Values[(3 * channels) + c] + (double)hidden.Values[(4 * channels) + c]) / 2;
            expected += mean * _model.Head.Values[c];
        }

        scores[0].ShouldBe(expected, 1e-4);
    }

    [Theory]
    [InlineData(Pooling.LastToken)]
    [InlineData(Pooling.ReplyMean)]
    [InlineData(Pooling.Mean)]
    public void Scores_OneByOne_AreTheBitsOfTheWholeBatch(Pooling pooling)
    {
        double[] together = Score(pooling, Replies);

        double[] alone = [.. Replies.SelectMany(reply => Score(pooling, [reply]))];

        alone.ShouldBe(together);
    }

    [Theory]
    [InlineData(Pooling.LastToken)]
    [InlineData(Pooling.ReplyMean)]
    [InlineData(Pooling.Mean)]
    public void Spread_Gradient_IsThatOfDifferences(Pooling pooling)
    {
        double[] weights = [1, -2, 0.5];
        PooledBatch batch = new(pooling);
        batch.Set(Replies);
        using Tape tape = new(_processor);
        Tensor numbers = _model.Apply(tape, batch.Tokens, batch.Rows);
        tape.Seed(numbers, batch.Spread(weights));
        tape.Backward();

        IReadOnlyList<GradientCheckResult> results = GradientCheck.Run(
            _model.Parameters.Where(parameter => parameter.Gradient.Length > 0).ToList(),
            () => Score(pooling, Replies).Zip(weights, (score, weight) => score * weight).Sum(),
            new RandomStream(1, "directions"),
            step: 2e-3f);

        results.Count.ShouldBe(_model.Parameters.Count - (TinyWorld.Config.TiedEmbeddings ? 0 : 1), "only an untied output layer has no part in the score");
        results.Max(result => result.RelativeError).ShouldBeLessThan(0.05);
    }

    public void Dispose()
    {
        _model.Dispose();
        _processor.Dispose();
    }

    private double[] Score(Pooling pooling, PromptedReply[] replies)
    {
        PooledBatch batch = new(pooling);
        batch.Set(replies);
        using Tape tape = new(_processor, recording: false);
        return batch.Scores(_model.Apply(tape, batch.Tokens, batch.Rows));
    }
}
