using Plumbline.Statistics;
using Plumbline.Training.Constraints;
using Plumbline.Training.Distillation;
using Plumbline.Training.Kl;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests.Golden;

public class RewardAndKlGoldenTests
{
    [Theory]
    [InlineData(50, 0)]
    [InlineData(90, -.5)]
    [InlineData(110, -1)]
    public void Golden07_SoftOverlong_IsTheRewardOfTrl(int tokens, double expected) => ReplyPenaltyMath.SoftOverlong(tokens, 100, 20).ShouldBe(expected);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4 }, 2, 0)]
    [InlineData(new[] { 5, 5, 5, 5, 5 }, 2, -.75)]
    [InlineData(new[] { 1, 2, 1, 2, 1, 2 }, 2, -.6)]
    [InlineData(new[] { 1, 2, 3, 1, 2, 3 }, 2, -.4)]
    [InlineData(new[] { 1, 2, 3, 1, 2, 3 }, 3, -.25)]
    public void Golden07_Repetition_IsTheRewardOfTrl(int[] tokens, int size, double expected) =>
        ReplyPenaltyMath.Repetition(tokens, size, -1).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Golden08_GeneralizedJsd_IsTheKlOfEitherDirection(double beta) =>
        GeneralizedJsdMath.Divergence([Math.Log(.1), Math.Log(.9)], [Math.Log(.9), Math.Log(.1)], beta, new double[2]).ShouldBe(1.757780, 1e-6);

    [Theory]
    [InlineData(KlEstimator.K2, .2, .02)]
    [InlineData(KlEstimator.K3, .2, .018730753077981832)]
    [InlineData(KlEstimator.K2, -.2, .02)]
    [InlineData(KlEstimator.K3, -.2, .021402758160169844)]
    [InlineData(KlEstimator.K2, 1, .5)]
    [InlineData(KlEstimator.K3, 1, .36787944117144233)]
    public void GoldenExtra_KlEstimate_IsTheValue(KlEstimator estimator, double k1, double expected) =>
        KlMath.Estimate(estimator, k1, 0).ShouldBe(expected, 1e-12);

    [Theory]
    [InlineData(.2, 9, 256, .201024)]
    [InlineData(.2, 3, 256, .198976)]
    [InlineData(.2, 6.6, 256, .200512)]
    [InlineData(.15, 6, 512, .15)]
    public void GoldenExtra_KlController_IsTheCoefficient(double coefficient, double kl, int replies, double expected)
    {
        KlController controller = new(new KlControllerOptions { Coefficient = coefficient, TargetNats = 6 });

        controller.Update(kl * replies, tokens: 99_999, replies);

        controller.Coefficient.ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData(.5, 1.0512710963760241)]
    [InlineData(-.5, .951229424500714)]
    public void GoldenExtra_LagrangeUpdate_IsTheMultiplierOfSafeRlhf(double cost, double expected)
    {
        LagrangeMultiplier multiplier = new(new LagrangeOptions());
        multiplier.Observe([cost]);

        multiplier.Update();

        multiplier.Value.ShouldBe(expected, 1e-12);
    }

    [Theory]
    [InlineData(.386, .136, 1.4191, 2.0139, .2739)]
    [InlineData(.461, .123, 1.874, 3.5118, .432)]
    [InlineData(.616, .121, 2.5455, 6.4793, .784)]
    [InlineData(.741, .118, 3.1398, 9.8585, 1.1633)]
    [InlineData(.913, .122, 3.7418, 14.0011, 1.7081)]
    public void GoldenScript_PeakOfBestOfN_IsWhereTheLawHasIt(double alpha, double beta, double distance, double kl, double gold)
    {
        GoodhartCurve curve = new(GoodhartForm.BestOfN, alpha, beta);

        double peak = curve.PeakDistance.ShouldNotBeNull();

        peak.ShouldBe(distance, 5.1e-5);
        (peak * peak).ShouldBe(kl, 5.1e-5);
        curve.PeakGold.ShouldNotBeNull().ShouldBe(gold, 5.1e-5);
    }

    [Theory]
    [InlineData(2, .193147)]
    [InlineData(4, .636294)]
    [InlineData(8, 1.204442)]
    [InlineData(16, 1.835089)]
    [InlineData(32, 2.496986)]
    [InlineData(64, 3.174508)]
    [InlineData(128, 3.859843)]
    [InlineData(1000, 5.908755)]
    [InlineData(60000, 10.002117)]
    public void GoldenScript_KlOfBestOfN_IsLnNLessNMinusOneOverN(int n, double expected) => BestOfNMath.Kl(n).ShouldBe(expected, 1e-6);
}
