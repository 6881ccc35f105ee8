using Plumbline.Training.Distillation;

namespace Plumbline.Training.Tests.Distillation;

public class GeneralizedJsdMathTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(.3)]
    [InlineData(.5)]
    [InlineData(1)]
    public void Divergence_Gradient_IsTheDerivative(double beta)
    {
        double[] student = [.3, -1, 2, .1];
        double[] teacher = [1, .2, -.7, .4];
        double[] gradient = new double[4];

        GeneralizedJsdMath.Divergence(student, teacher, beta, gradient).ShouldBeGreaterThan(0);

        gradient.ShouldBe(FiniteDifference.Gradient(x => GeneralizedJsdMath.Divergence(x, teacher, beta, new double[4]), student), 1e-8);
    }

    [Fact]
    public void Divergence_AtOneHalf_IsSymmetricAndAtMostLnTwo()
    {
        double[] a = [50, 0, 0];
        double[] b = [0, 50, 0];

        GeneralizedJsdMath.Divergence(a, b, .5, new double[3]).ShouldBe(Math.Log(2), 1e-12);
        GeneralizedJsdMath.Divergence([1, 2, 0], b, .5, new double[3]).ShouldBe(GeneralizedJsdMath.Divergence(b, [1, 2, 0], .5, new double[3]), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(.5)]
    [InlineData(1)]
    public void Divergence_SameDistributions_IsNothing(double beta) =>
        GeneralizedJsdMath.Divergence([1, 2, 3], [11, 12, 13], beta, new double[3]).ShouldBe(0, 1e-12);

    [Fact]
    public void Divergence_BetaOutOfRange_Throws() => Should.Throw<ArgumentException>(() => GeneralizedJsdMath.Divergence([1], [1], 2, new double[1]));
}
