using Plumbline.Numerics.Optimizers;

namespace Plumbline.Numerics.Tests.Optimizers;

public class GradientClippingTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0.5, 1, 1)]
    [InlineData(4, 1, 0.25)]
    [InlineData(4, 2, 0.5)]
    public void Factor_Norm_BringsItDownToTheLimit(double norm, double limit, double expected) =>
        GradientClipping.Factor(norm, limit).ShouldBe(expected, 1e-6);

    [Fact]
    public void Factor_LargeNorm_HasTheSmallConstantOfPyTorch() => GradientClipping.Factor(3, 1).ShouldBe(1 / 3.000001, 1e-15);
}
