namespace Plumbline.Statistics.Tests;

public class GoodhartCurveTests
{
    [Theory]
    [InlineData(GoodhartForm.ReinforcementLearning, 1.3, 0.6)]
    [InlineData(GoodhartForm.ReinforcementLearning, -0.2, 0.5)]
    [InlineData(GoodhartForm.BestOfN, 0.741, 0.118)]
    public void PeakDistance_PositiveBeta_IsTheHighestPoint(GoodhartForm form, double alpha, double beta)
    {
        GoodhartCurve curve = new(form, alpha, beta);
        double distance = curve.PeakDistance.ShouldNotBeNull();

        double peak = curve.Gold(distance * distance);

        peak.ShouldBe(curve.PeakGold.ShouldNotBeNull(), 1e-12);
        Enumerable.Range(0, 400).Select(i => curve.Gold(0.1 * i)).Max().ShouldBeInRange(peak - 0.01, peak);
        curve.Gold(distance * distance * 1.05).ShouldBeLessThan(peak);
        curve.Gold(distance * distance * 0.95).ShouldBeLessThan(peak);
    }

    [Fact]
    public void Gold_KnownPlaces_FollowsTheFormulas()
    {
        // d = 1: ln d = 0. d = e: ln d = 1.
        new GoodhartCurve(GoodhartForm.ReinforcementLearning, 2, 0.5).Gold(1).ShouldBe(2, 1e-15);
        new GoodhartCurve(GoodhartForm.ReinforcementLearning, 2, 0.5).Gold(Math.E * Math.E).ShouldBe(1.5 * Math.E, 1e-14);
        new GoodhartCurve(GoodhartForm.BestOfN, 2, 0.5).Gold(9).ShouldBe(1.5, 1e-15);
        new GoodhartCurve(GoodhartForm.ReinforcementLearning, 2, 0.5).Gold(0).ShouldBe(0);
    }

    [Theory]
    [InlineData(GoodhartForm.ReinforcementLearning, 1, 0)]
    [InlineData(GoodhartForm.ReinforcementLearning, 1, -1)]
    [InlineData(GoodhartForm.ReinforcementLearning, 1000, 1)]
    [InlineData(GoodhartForm.BestOfN, 1, 0)]
    [InlineData(GoodhartForm.BestOfN, -1, 1)]
    public void PeakDistance_NoPeak_IsNull(GoodhartForm form, double alpha, double beta)
    {
        new GoodhartCurve(form, alpha, beta).PeakDistance.ShouldBeNull();
        new GoodhartCurve(form, alpha, beta).PeakGold.ShouldBeNull();
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void Gold_NegativeKl_Throws(double kl) => Should.Throw<ArgumentOutOfRangeException>(() => new GoodhartCurve(GoodhartForm.BestOfN, 1, 1).Gold(kl));
}
