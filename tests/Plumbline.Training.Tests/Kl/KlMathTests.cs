using Plumbline.Training.Kl;

namespace Plumbline.Training.Tests.Kl;

public class KlMathTests
{
    [Theory]
    [InlineData(KlEstimator.K1, 0.2, 0.2)]
    [InlineData(KlEstimator.K2, 0.2, 0.02)]
    [InlineData(KlEstimator.K3, 0.2, 0.018730753077981832)]
    [InlineData(KlEstimator.K1, -0.2, -0.2)]
    [InlineData(KlEstimator.K2, -0.2, 0.02)]
    [InlineData(KlEstimator.K3, -0.2, 0.021402758160169844)]
    [InlineData(KlEstimator.K3, 1.0, 0.36787944117144233)]
    public void Estimate_KnownDifference_IsTheGoldenValue(KlEstimator estimator, double difference, double expected) =>
        KlMath.Estimate(estimator, -1 + difference, -1).ShouldBe(expected, 1e-14);

    [Theory]
    [InlineData(KlEstimator.K1)]
    [InlineData(KlEstimator.K3)]
    public void Estimate_OverAllTokens_IsUnbiased(KlEstimator estimator)
    {
        double[] policy = [0.5, 0.3, 0.2];
        double[] reference = [0.2, 0.2, 0.6];
        double exact = policy.Zip(reference, (p, q) => p * Math.Log(p / q)).Sum();

        double expected = policy.Zip(reference, (p, q) => p * KlMath.Estimate(estimator, Math.Log(p), Math.Log(q))).Sum();

        expected.ShouldBe(exact, 1e-14);
    }

    [Fact]
    public void Estimate_UnlikelyUnderReference_IsNotClamped() => KlMath.Estimate(KlEstimator.K1, 0, -100).ShouldBe(100);

    [Fact]
    public void Sum_Reply_AddsItsTokens() => KlMath.Sum(KlEstimator.K1, [-1, -2], [-1.5, -1.75]).ShouldBe(0.25, 1e-14);

    [Theory]
    [InlineData(KlEstimator.K1)]
    [InlineData(KlEstimator.K2)]
    [InlineData(KlEstimator.K3)]
    public void Derivative_OfEveryEstimator_IsTheSlopeOfTheEstimate(KlEstimator estimator) =>
        KlMath.Derivative(estimator, -1, -1.7)
            .ShouldBe(FiniteDifference.Gradient(x => KlMath.Estimate(estimator, x[0], -1.7), [-1])[0], 1e-8);
}
