namespace Plumbline.Statistics.Tests;

/// <summary>Against values computed to 40 digits with mpmath.</summary>
public class QuantileTests
{
    [Fact]
    public void Normal_Level95_IsTheTableValue() => Quantile.Normal(0.975).ShouldBe(1.9599639845400542, 1e-13);

    [Theory]
    [InlineData(0.975, 1, 12.706204736174705)]
    [InlineData(0.975, 2, 4.3026527297494639)]
    [InlineData(0.975, 5, 2.5705818356363155)]
    [InlineData(0.975, 29, 2.0452296421327043)]
    [InlineData(0.975, 1000, 1.9623390808264085)]
    [InlineData(0.9999, 1, 3183.0987571181509)]
    [InlineData(0.75, 1, 1)]
    [InlineData(0.25, 1, -1)]
    public void StudentT_Table_IsExact(double p, double df, double expected) => (Quantile.StudentT(p, df) / expected).ShouldBe(1, 1e-10);

    [Theory]
    [InlineData(0.51)]
    [InlineData(0.6)]
    [InlineData(0.74)]
    [InlineData(0.76)]
    [InlineData(0.99)]
    public void StudentT_TwoDegreesOfFreedom_FollowsTheClosedForm(double p) =>
        Quantile.StudentT(p, 2).ShouldBe((2 * p - 1) * Math.Sqrt(2 / (4 * p * (1 - p))), 1e-10);

    [Fact]
    public void StudentT_Middle_IsZero() => Quantile.StudentT(0.5, 3).ShouldBe(0);
}
