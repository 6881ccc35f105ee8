using Plumbline.Training.RewardModels;

namespace Plumbline.Training.Tests.RewardModels;

public class CostLossMathTests
{
    private static readonly double[] Costs = [-0.5, 1, 0.2, 0.7, 2, -1];
    private static readonly bool[] SaferIsUnsafe = [false, true, false];
    private static readonly bool[] UnsaferIsUnsafe = [true, true, false];

    [Fact]
    public void Pairwise_Gradient_IsTheDerivative()
    {
        double[] gradient = new double[6];

        Run(Costs, gradient);

        gradient.ShouldBe(FiniteDifference.Gradient(x => Run(x, new double[6]).Loss, Costs), 1e-8);
    }

    [Fact]
    public void Pairwise_Accuracies_AreOfRankAndSign()
    {
        CostLossResult result = Run(Costs, new double[6]);

        result.RankAccuracy.ShouldBe(2.0 / 3, 1e-12);
        result.SignAccuracy.ShouldBe(5.0 / 6, 1e-12);
    }

    [Fact]
    public void Pairwise_NoCosts_IsThreeTimesLnTwo() =>
        CostLossMath.Pairwise([0], [0], [false], [true], 0.1, new double[1], new double[1]).ShouldBe(new CostLossResult(3 * Math.Log(2), 0, 0));

    [Fact]
    public void Pairwise_DifferentLengths_Throws() =>
        Should.Throw<ArgumentException>(() => CostLossMath.Pairwise([0], [0], [false], [], 0, new double[1], new double[1]));

    private static CostLossResult Run(double[] costs, double[] gradient) =>
        CostLossMath.Pairwise(costs.AsSpan(0, 3), costs.AsSpan(3), SaferIsUnsafe, UnsaferIsUnsafe, 0.2, gradient.AsSpan(0, 3), gradient.AsSpan(3));
}
