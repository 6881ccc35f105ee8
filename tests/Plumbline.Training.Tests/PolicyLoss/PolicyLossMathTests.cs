using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.PolicyLoss;

public class PolicyLossMathTests
{
    // OpenRLHF, test_loss_aggregation: new minus old log-probabilities, advantages, mask.
    private static readonly double[] Differences = [.03, -.04, .01, .02, .05, -.03, .04, 0, -.02];
    private static readonly double[] Advantages = [1, -.5, 0, .3, -1.2, .5, 1.5, 0, -.7];
    private static readonly bool[] Mask = [true, true, false, true, true, true, true, false, true];

    [Fact]
    public void ClippedSurrogate_TokenMean_IsTheGoldenValueOfOpenRlhf()
    {
        double[] old = [-.2, -.4, -.1, -.7, -.3, -.2, -.6, -.1, -.5];

        PolicyLossResult result = PolicyLossMath.ClippedSurrogate([.. old.Zip(Differences, (o, d) => o + d)], old, Advantages, Mask, 0.2, new double[9]);

        result.Loss.ShouldBe(-0.13641353678318016, 1e-14);
    }

    // TRL's two-sided clipping test, the cases that its upper cap leaves alone: advantage, old and new probability, loss.
    [Theory]
    [InlineData(2, .50, .55, -2.2)]
    [InlineData(2, .40, .60, -2.4)]
    [InlineData(-2, .50, .45, 1.8)]
    [InlineData(-2, .50, .35, 1.6)]
    [InlineData(-2, .40, .60, 3.0)]
    public void ClippedSurrogate_OneToken_IsTheGoldenValueOfTrl(double advantage, double oldProbability, double newProbability, double loss) =>
        PolicyLossMath.ClippedSurrogate([Math.Log(newProbability)], [Math.Log(oldProbability)], [advantage], [], 0.2, new double[1])
            .Loss.ShouldBe(loss, 1e-12);

    [Fact]
    public void ClippedSurrogate_Gradient_IsTheDerivative()
    {
        double[] old = [-.2, -.4, -.1, -.7, -.3, -.2, -.6, -.1, -.5];

        // Some ratios beyond the clip on either side, with advantages of either sign.
        double[] fresh = [.. old.Zip(Differences, (o, d) => o + (d * 8))];
        double[] gradient = new double[9];

        PolicyLossResult result = PolicyLossMath.ClippedSurrogate(fresh, old, Advantages, Mask, 0.2, gradient);

        result.ClippedShare.ShouldBeInRange(1 / 7.0, 6 / 7.0);
        gradient.ShouldBe(
            FiniteDifference.Gradient(x => PolicyLossMath.ClippedSurrogate(x, old, Advantages, Mask, 0.2, new double[9]).Loss, fresh), 1e-8);
    }

    [Fact]
    public void ClippedSurrogate_FreshRollout_HasRatioOneAndThePolicyGradient()
    {
        double[] logProbs = [-.3, -2, -.01];
        double[] gradient = new double[3];

        PolicyLossResult result = PolicyLossMath.ClippedSurrogate(logProbs, logProbs, [1, -2, 3], [], 0.2, gradient);

        result.MeanRatio.ShouldBe(1);
        result.ApproximateKl.ShouldBe(0);
        result.ClippedShare.ShouldBe(0);
        gradient.ShouldBe([-1 / 3.0, 2 / 3.0, -1], 1e-15);
    }

    [Fact]
    public void ClippedSurrogate_NothingCounts_Throws() =>
        Should.Throw<ArgumentException>(() => PolicyLossMath.ClippedSurrogate([0], [0], [1], [false], 0.2, new double[1]));

    [Fact]
    public void EntropyBonus_Masked_IsMinusTheMean()
    {
        double[] gradient = new double[3];

        (double loss, double mean) = PolicyLossMath.EntropyBonus([1, 100, 2], [true, false, true], 0.1, gradient);

        mean.ShouldBe(1.5);
        loss.ShouldBe(-0.15, 1e-15);
        gradient.ShouldBe([-0.05, 0, -0.05], 1e-15);
    }
}
