using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.PolicyLoss;

public class SamplerCorrectionMathTests
{
    [Fact]
    public void Weights_SameEngine_AreExactlyOne()
    {
        double[] weights = new double[3];

        SamplerCorrectionMath.Weights([-.1, -2, -3], [-.1, -2, -3], [2, 1], new SamplerCorrectionOptions(), weights).ShouldBe(0);

        weights.ShouldBe([1.0, 1, 1]);
    }

    [Fact]
    public void Weights_SequenceSum_IsTheRatioOfTheReply()
    {
        double[] weights = new double[2];

        SamplerCorrectionMath.Weights(
            [-1, -1], [-1.2, -1.3], [2], new SamplerCorrectionOptions { Level = RatioLevel.SequenceSum, Upper = 3 }, weights);

        weights.ShouldBe([Math.Exp(.5), Math.Exp(.5)], 1e-12);
    }

    [Fact]
    public void Weights_Truncated_AreHeldAtTheBounds()
    {
        double[] weights = new double[2];

        double outside = SamplerCorrectionMath.Weights([-5, -1], [-1, -5], [2], new SamplerCorrectionOptions { Lower = .5 }, weights);

        weights.ShouldBe([.5, 2]);
        outside.ShouldBe(1);
    }

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem() =>
        new SamplerCorrectionOptions { Level = (RatioLevel)9, Action = (SamplerCorrectionAction)9, Lower = -1, Upper = -2 }.Validate().Count.ShouldBe(4);
}
