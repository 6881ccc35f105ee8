using Plumbline.Training.PointwiseRewards;

namespace Plumbline.Training.Tests.PointwiseRewards;

public sealed class BinaryCrossEntropyMathTests
{
    /// <summary>Scores of log 3 mean a probability of 3/4.</summary>
    [Fact]
    public void Loss_KnownProbabilities_IsTheirMeanSurprise()
    {
        double[] gradient = new double[2];

        double loss = BinaryCrossEntropyMath.Loss([Math.Log(3), Math.Log(3)], [1, 0], gradient);

        loss.ShouldBe((Math.Log(4.0 / 3) + Math.Log(4)) / 2, 1e-12);
        gradient.ShouldBe([-0.125, 0.375], 1e-12);
    }

    [Fact]
    public void Loss_AnyScores_HasTheGradientOfItsDifferences()
    {
        double[] scores = [-2.5, 0.3, 4, 0];
        double[] labels = [1, 0, 0.7, 0.2];
        double[] gradient = new double[4];
        BinaryCrossEntropyMath.Loss(scores, labels, gradient);

        gradient.ShouldBe(FiniteDifference.Gradient(s => BinaryCrossEntropyMath.Loss(s, labels, new double[4]), scores), 1e-8);
    }

    [Fact]
    public void Loss_HugeScores_StaysFinite()
    {
        double[] gradient = new double[2];

        BinaryCrossEntropyMath.Loss([1000, -1000], [0, 1], gradient).ShouldBe(1000, 1e-9);
        gradient.ShouldBe([0.5, -0.5]);
    }

    [Fact]
    public void Loss_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => BinaryCrossEntropyMath.Loss([], [], []));
        Should.Throw<ArgumentException>(() => BinaryCrossEntropyMath.Loss([1], [1, 0], new double[1]));
        Should.Throw<ArgumentException>(() => BinaryCrossEntropyMath.Loss([1], [1.5], new double[1])).Message.ShouldContain("label 0 is 1.5");
    }
}
