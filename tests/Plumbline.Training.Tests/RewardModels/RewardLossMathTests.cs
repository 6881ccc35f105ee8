using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;

namespace Plumbline.Training.Tests.RewardModels;

public class RewardLossMathTests
{
    private static readonly double[] Scores = [1.2, 0.3, -0.5, 0.4, 0.8, -1.5];

    [Fact]
    public void Pairwise_Gradient_IsTheDerivative()
    {
        RewardLossOptions options = new() { Centring = 0.05, L2 = 0.3 };
        double[] gradient = new double[6];
        double Loss(double[] x, double[] into) =>
            RewardLossMath.Pairwise(x.AsSpan(0, 3), x.AsSpan(3), [0.5, 0.1, 0], options, into.AsSpan(0, 3), into.AsSpan(3)).Loss;

        Loss(Scores, gradient);

        gradient.ShouldBe(FiniteDifference.Gradient(x => Loss(x, new double[6]), Scores), 1e-8);
    }

    [Fact]
    public void Pairwise_L2_AddsTheMeanSquareOfAllScores()
    {
        BradleyTerryResult with = RewardLossMath.Pairwise([2, 0], [1, 1], [], new RewardLossOptions { L2 = 0.1 }, new double[2], new double[2]);
        BradleyTerryResult without = RewardLossMath.Pairwise([2, 0], [1, 1], [], new RewardLossOptions(), new double[2], new double[2]);

        (with.Loss - without.Loss).ShouldBe(0.1 * (4 + 0 + 1 + 1) / 4, 1e-12);
    }

    [Fact]
    public void Pairwise_MarginsUnderLogExp_Throws() =>
        Should.Throw<ArgumentException>(
            () => RewardLossMath.Pairwise([1], [0], [0.5], new RewardLossOptions { Kind = RewardLossKind.LogExp }, new double[1], new double[1]))
            .Message.ShouldContain("LogExp");

    [Theory]
    [InlineData(PointwiseLossKind.BinaryCrossEntropy)]
    [InlineData(PointwiseLossKind.SquaredError)]
    public void Pointwise_Gradient_IsTheDerivative(PointwiseLossKind kind)
    {
        double[] labels = [1, 0, 0.3, 1, 0, 0.9];
        double[] gradient = new double[6];

        RewardLossMath.Pointwise(Scores, labels, kind, gradient);

        gradient.ShouldBe(FiniteDifference.Gradient(x => RewardLossMath.Pointwise(x, labels, kind, new double[6]).Loss, Scores), 1e-8);
    }

    [Fact]
    public void Pointwise_CrossEntropy_IsItsDefinitionAtAnySize()
    {
        (double loss, double? accuracy) = RewardLossMath.Pointwise([Math.Log(3), -1000], [1, 0], PointwiseLossKind.BinaryCrossEntropy, new double[2]);

        loss.ShouldBe(-Math.Log(0.75) / 2, 1e-12);
        accuracy.ShouldBe(1);
        RewardLossMath.Pointwise([1, -1], [0, 0], PointwiseLossKind.BinaryCrossEntropy, new double[2]).Accuracy.ShouldBe(0.5);
        RewardLossMath.Pointwise([3], [1], PointwiseLossKind.SquaredError, new double[1]).ShouldBe((4, null));
    }

    [Fact]
    public void Pointwise_LabelThatIsNoProbability_Throws() =>
        Should.Throw<ArgumentException>(() => RewardLossMath.Pointwise([1], [2], PointwiseLossKind.BinaryCrossEntropy, new double[1])).Message.ShouldContain("label 0 is 2");

    [Fact]
    public void ProcessSteps_Laid_EndAtTheirSeparators()
    {
        ProcessSteps steps = ProcessSteps.Of([[5, 6], [7], [8, 9, 10]], [3]);

        steps.Tokens.ShouldBe([5, 6, 3, 7, 3, 8, 9, 10, 3]);
        steps.Ends.ShouldBe([2, 4, 8]);
        ProcessSteps.Of([[5, 6], [7]], []).Ends.ShouldBe([1, 2]);
        Should.Throw<ArgumentException>(() => ProcessSteps.Of([[5], []], [])).Message.ShouldContain("step 2");
    }

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem() =>
        new RewardLossOptions { Kind = (RewardLossKind)9, Centring = -1, L2 = double.NaN }.Validate().Count.ShouldBe(3);
}
