using Plumbline.Worlds.OtherObjectives.Probability;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Probability;

public class GaussianTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-8, 6.220960574271785e-16)]
    public void Probability_KnownPoints_HasTheKnownValue(double z, double expected) => Gaussian.Probability(z).ShouldBe(expected, expected * 1e-12);

    [Fact]
    public void Expectation_OfTheExponential_IsTheLogNormalMean() => Gaussian.Expectation(0.3, 0.7, Math.Exp).ShouldBe(Math.Exp(0.3 + (0.49 / 2)), 1e-9);

    [Fact]
    public void PositivePart_ByQuadrature_Agrees() => Gaussian.PositivePart(0.4, 1.3).ShouldBe(Gaussian.Expectation(0.4, 1.3, u => Math.Max(u, 0)), 2e-4);

    [Fact]
    public void Expectation_WithoutDeviation_IsTheValueAtTheMean() => Gaussian.Expectation(2, 0, u => u * u).ShouldBe(4);
}
