using Plumbline.Training.Orpo;

namespace Plumbline.Training.Tests.Orpo;

public class OrpoLossMathTests
{
    [Theory]
    [InlineData(-10, -30, 10, 20)]
    [InlineData(-0.5, -2, 10, 1)]
    [InlineData(-600, -3, 20, 4)]
    public void Pair_Gradient_IsTheDerivative(double chosen, double rejected, int chosenTokens, int rejectedTokens)
    {
        OrpoLossOptions options = new() { Beta = 0.7 };
        OrpoPairLoss loss = OrpoLossMath.Pair(chosen, rejected, chosenTokens, rejectedTokens, options);

        double[] expected = FiniteDifference.Gradient(x => OrpoLossMath.Pair(x[0], x[1], chosenTokens, rejectedTokens, options).Loss, [chosen, rejected]);

        new[] { loss.ChosenGradient, loss.RejectedGradient }.ShouldBe(expected, 1e-6);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(-1, 0)]
    [InlineData(-5000, -5000)]
    public void Pair_CertainOrHopelessReply_IsFinite(double chosen, double rejected)
    {
        OrpoPairLoss loss = OrpoLossMath.Pair(chosen, rejected, 1, 1, new OrpoLossOptions());

        double.IsFinite(loss.Loss).ShouldBeTrue();
        double.IsFinite(loss.ChosenGradient).ShouldBeTrue();
        double.IsFinite(loss.RejectedGradient).ShouldBeTrue();
    }

    [Fact]
    public void Pair_ReplyWithoutTokens_Throws() => Should.Throw<ArgumentException>(() => OrpoLossMath.Pair(-1, -1, 0, 1, new OrpoLossOptions()));

    [Fact]
    public void Validate_NegativeBeta_IsAProblem() => new OrpoLossOptions { Beta = -1 }.Validate().ShouldHaveSingleItem().ShouldContain("ORPO beta");
}
