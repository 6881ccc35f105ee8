using Plumbline.Training.Preferences;

namespace Plumbline.Training.Tests.Preferences;

public class BradleyTerryMathTests
{
    private static readonly double[] Chosen = [1.2, .3, -.5];
    private static readonly double[] Rejected = [.4, .8, -1.5];

    [Theory]
    [InlineData(new double[0], 0, 0.5528131125487025)]
    [InlineData(new[] { .5, .1, 0 }, 0, 0.6350349608242118)]
    [InlineData(new double[0], 0.01, 0.5787131125487025)]
    public void Loss_ThreePairs_IsTheGoldenValue(double[] margins, double centring, double expected)
    {
        BradleyTerryResult result = BradleyTerryMath.Loss(Chosen, Rejected, margins, centring, new double[3], new double[3]);

        result.Loss.ShouldBe(expected, 1e-14);
        result.Accuracy.ShouldBe(2 / 3.0, 1e-15);
        result.MeanMargin.ShouldBe(1.3 / 3, 1e-14);
    }

    [Fact]
    public void Loss_Gradients_AreTheDerivatives()
    {
        double[] byChosen = new double[3];
        double[] byRejected = new double[3];

        BradleyTerryMath.Loss(Chosen, Rejected, [.5, .1, 0], 0.01, byChosen, byRejected);

        byChosen.ShouldBe(FiniteDifference.Gradient(x => LossOf(x, Rejected), Chosen), 1e-8);
        byRejected.ShouldBe(FiniteDifference.Gradient(x => LossOf(Chosen, x), Rejected), 1e-8);
    }

    [Theory]
    [InlineData(1000, 0)]
    [InlineData(-1000, 1000)]
    [InlineData(0, 0.6931471805599453)]
    public void NegativeLogSigmoid_AnySize_IsFinite(double z, double expected) => BradleyTerryMath.NegativeLogSigmoid(z).ShouldBe(expected, 1e-12);

    [Fact]
    public void Loss_EqualScores_CountAsWrong() =>
        BradleyTerryMath.Loss([1], [1], [], 0, new double[1], new double[1]).Accuracy.ShouldBe(0);

    private static double LossOf(double[] chosen, double[] rejected) =>
        BradleyTerryMath.Loss(chosen, rejected, [.5, .1, 0], 0.01, new double[3], new double[3]).Loss;
}
