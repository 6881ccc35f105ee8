using Plumbline.Training.Kl;

namespace Plumbline.Training.Tests.Kl;

public class KlControllerTests
{
    [Theory]
    [InlineData(0.2, 9, 256, 0.201024)]
    [InlineData(0.2, 3, 256, 0.198976)]
    [InlineData(0.2, 6.6, 256, 0.200512)]
    [InlineData(0.15, 6.0, 512, 0.15)]
    public void Update_Target_IsTheGoldenValue(double coefficient, double kl, int replies, double expected)
    {
        KlController controller = new(new KlControllerOptions { Coefficient = coefficient, TargetNats = 6, HorizonReplies = 10_000 });

        controller.Update(kl, replies);

        controller.Coefficient.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Update_NoTarget_ChangesNothing()
    {
        KlController controller = new(new KlControllerOptions { Coefficient = 0.3 });

        controller.Update(1000, 256);

        controller.Coefficient.ShouldBe(0.3);
    }

    [Fact]
    public void Constructor_OptionsOutOfRange_NamesEveryProblem()
    {
        ArgumentException exception = Should.Throw<ArgumentException>(
            () => new KlController(new KlControllerOptions { Coefficient = -1, TargetNats = 0, HorizonReplies = 0 }));

        exception.Message.ShouldContain("KL coefficient");
        exception.Message.ShouldContain("KL target");
        exception.Message.ShouldContain("KL horizon");
    }

    [Theory]
    [InlineData(KlMeasure.ReplySum, 6, 1)]
    [InlineData(KlMeasure.TokenMean, 0.1, 1)]
    [InlineData(KlMeasure.TokenMean, 6, 0.998)]
    public void Update_SumOverABatch_IsTakenInTheMeasureOfTheOptions(KlMeasure measure, double target, double expected)
    {
        KlController controller = new(new KlControllerOptions { Coefficient = 1, TargetNats = target, Measure = measure, HorizonReplies = 1000 });

        // 10 replies of 60 tokens: 6 nats each, 0.1 per token.
        controller.Update(60, tokens: 600, replies: 10);

        controller.Coefficient.ShouldBe(expected, 1e-12);
    }
}
