using Plumbline.Training.Preferences;

namespace Plumbline.Training.Tests.Preferences;

public class LogisticMathTests
{
    [Theory]
    [InlineData(-1000, 0)]
    [InlineData(0, 0.5)]
    [InlineData(1000, 1)]
    public void Sigmoid_AtAnySize_IsFinite(double z, double expected) => LogisticMath.Sigmoid(z).ShouldBe(expected);

    [Theory]
    [InlineData(-1e-10, -23.025850929990457)]
    [InlineData(-0.1, -2.3521684610440907)]
    [InlineData(-1, -0.45867514538708193)]
    [InlineData(-40, -4.248354255291589e-18)]
    public void LogOneMinusExp_NearBothEnds_IsExact(double x, double expected) => LogisticMath.LogOneMinusExp(x).ShouldBe(expected, Math.Abs(expected) * 1e-14);
}
