using Plumbline.Training.Kto;

namespace Plumbline.Training.Tests.Kto;

public class KtoLossMathTests
{
    private static readonly double[] Policy = [-18.5, -40.5, -3, -7];
    private static readonly double[] Reference = [-20, -40, -9, -2];
    private static readonly bool[] Desirable = [true, false, true, false];

    [Fact]
    public void Loss_Gradient_IsTheDerivative()
    {
        KtoLossOptions options = new() { Beta = 0.4, DesirableWeight = 1.2, UndesirableWeight = 0.7 };
        double[] gradient = new double[4];

        KtoLossMath.Loss(Policy, Reference, Desirable, 0.3, options, gradient);

        gradient.ShouldBe(FiniteDifference.Gradient(x => KtoLossMath.Loss(x, Reference, Desirable, 0.3, options, new double[4]).Loss, Policy), 1e-7);
    }

    [Fact]
    public void Loss_Metrics_AreMeansOfEachSide()
    {
        KtoResult result = KtoLossMath.Loss(Policy, Reference, Desirable, 0, new KtoLossOptions(), new double[4]);

        result.DesirableReward.ShouldNotBeNull().ShouldBe(0.1 * (1.5 + 6) / 2, 1e-12);
        result.UndesirableReward.ShouldNotBeNull().ShouldBe(0.1 * (-0.5 - 5) / 2, 1e-12);
        KtoLossMath.Loss([-1], [-1], [true], 0, new KtoLossOptions(), new double[1]).ShouldBe(new KtoResult(0.5, 0, null, 1, 0, 0));
    }

    [Theory]
    [InlineData(new[] { -1.0, -2 }, new[] { -2.0, -4 }, 1.5)]
    [InlineData(new[] { -3.0, -4 }, new[] { -2.0, -4 }, 0)]
    public void ReferencePoint_IsTheMeanHeldAtZero(double[] policy, double[] reference, double expected) =>
        KtoLossMath.ReferencePoint(policy, reference).ShouldBe(expected, 1e-12);

    [Fact]
    public void MismatchedReply_OfEveryPrompt_IsSomebodyElses()
    {
        int[] replies = [.. Enumerable.Range(0, 5).Select(i => KtoLossMath.MismatchedReply(i, 5))];

        replies.ShouldBe([4, 0, 1, 2, 3]);
        Should.Throw<ArgumentOutOfRangeException>(() => KtoLossMath.MismatchedReply(0, 1));
    }

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem() =>
        new KtoLossOptions { Beta = 0, DesirableWeight = -1, UndesirableWeight = -1 }.Validate().Count.ShouldBe(4);
}
