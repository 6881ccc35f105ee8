using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Supervised;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Supervised;

public sealed class SupervisedObjectiveTests : IDisposable
{
    // Whole, completion-only, and the turns of an assistant.
    private static readonly LearnedText[] Batch =
    [
        LearnedText.Whole([0, 3, 5, 7, 1]),
        LearnedText.Of([0, 9, 9], [7, 1]),
        new([0, 4, 4, 6, 2, 2, 8, 1], [false, false, false, true, false, false, true, true]),
    ];

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly Decoder _model = TinyWorld.NewModel();

    public void Dispose()
    {
        _model.Dispose();
        _processor.Dispose();
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.7)]
    public void Gradient_IsTheSlopeOfTheMeanOverLearnedTokens(double temperature)
    {
        SupervisedObjective objective = new(_model, _model.Parameters, _ => { }, temperature);

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, Batch, 0..2, 2..3);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        // 4, 2 and 3 tokens are learned; each counts alike.
        double PureLoss() => -TextLogProbs.Sums(_processor, _model, Batch, temperature: temperature).Sum() / 9;
    }

    [Fact]
    public void Loss_DoesNotSeeWhatIsNotLearnedButForItsPlaceInTheContext()
    {
        SupervisedObjective objective = new(_model, _model.Parameters, _ => { });

        // Nothing follows the last token, so where it is not learned it may be anything.
        LearnedText one = new([0, 3, 5, 7], [false, true, true, false]);
        LearnedText other = new([0, 3, 5, 12], [false, true, true, false]);

        PipelineGradient.Of(_processor, objective, [one], 0..1).Loss.ShouldBe(PipelineGradient.Of(_processor, objective, [other], 0..1).Loss);
    }
}
