using Plumbline.Training.Advantages;

namespace Plumbline.Training.Tests.Advantages;

public class WhiteningMathTests
{
    [Fact]
    public void Whiten_Bessel_IsTheGoldenValueOfTrl()
    {
        double[] values = [1, 2, 3, 4];

        WhiteningMath.Whiten(values, [false, true, true, false], VarianceEstimator.Bessel);

        values.ShouldBe([1, -0.7071067741154798, 0.7071067741154798, 4], 1e-12);
    }

    [Fact]
    public void Whiten_Population_IsTheGoldenValueOfLmHumanPreferences()
    {
        double[] values = [1, 2, 3, 4];

        WhiteningMath.Whiten(values, [false, true, true, false], VarianceEstimator.Population);

        values.ShouldBe([1, -0.9999999800000006, 0.9999999800000006, 4], 1e-12);
    }

    [Fact]
    public void Whiten_AdvantagesOfSeveralTurns_AreTheGoldenValuesOfVerl()
    {
        double[] values = [-1.577813, -2.81875, -4.125, -5.5, -8.0];

        WhiteningMath.Whiten(values, [], VarianceEstimator.Bessel);

        values.ShouldBe([1.137201, .637928, .112377, -.440834, -1.446672], 2e-6);
    }

    [Fact]
    public void Whiten_WithoutShift_KeepsTheMean()
    {
        double[] values = [4, 6];

        WhiteningMath.Whiten(values, [], VarianceEstimator.Population, shiftMean: false);

        values.ShouldBe([4, 6], 1e-7);
    }

    [Fact]
    public void Whiten_OneValueUnderBessel_IsFinite()
    {
        double[] values = [5];

        WhiteningMath.Whiten(values, [], VarianceEstimator.Bessel);

        values.ShouldBe([0.0]);
    }

    [Theory]
    [InlineData(VarianceEstimator.Bessel, 0.5)]
    [InlineData(VarianceEstimator.Population, 0.25)]
    public void Moments_Masked_CountOnlyTheMask(VarianceEstimator estimator, double variance) =>
        WhiteningMath.Moments([1, 2, 3, 4], [false, true, true, false], estimator).ShouldBe((2.5, variance));

    [Fact]
    public void Moments_NothingCounts_Throws() =>
        Should.Throw<ArgumentException>(() => WhiteningMath.Moments([1, 2], [false, false], VarianceEstimator.Bessel));
}
