using Plumbline.Training.Cpo;
using Plumbline.Training.Dpo;

namespace Plumbline.Training.Tests.Cpo;

public class CpoLossMathTests
{
    [Theory]
    [InlineData(CpoLossKind.Sigmoid, 0.1, IpoLength.Sum)]
    [InlineData(CpoLossKind.Hinge, 0, IpoLength.Sum)]
    [InlineData(CpoLossKind.Ipo, 0, IpoLength.Sum)]
    [InlineData(CpoLossKind.Ipo, 0, IpoLength.Mean)]
    [InlineData(CpoLossKind.SimPo, 0.1, IpoLength.Sum)]
    public void Pair_Gradient_IsTheDerivative(CpoLossKind kind, double smoothing, IpoLength length)
    {
        CpoLossOptions options = new() { Kind = kind, Beta = 0.3, LabelSmoothing = smoothing, IpoLength = length, NllWeight = 0.4 };
        options.Validate().ShouldBeEmpty();
        CpoPairLoss loss = CpoLossMath.Pair(-12, -11, 10, 4, options);

        double[] expected = FiniteDifference.Gradient(x => CpoLossMath.Pair(x[0], x[1], 10, 4, options).Loss, [-12, -11]);

        new[] { loss.ChosenGradient, loss.RejectedGradient }.ShouldBe(expected, 1e-7);
    }

    [Fact]
    public void Pair_WithoutPreference_IsTheNll()
    {
        CpoPairLoss loss = CpoLossMath.Pair(-12, -12, 6, 6, new CpoLossOptions());

        loss.ChosenNll.ShouldBe(2);
        loss.Loss.ShouldBe(Math.Log(2) + 2, 1e-12);
    }

    [Fact]
    public void Pair_ReplyWithoutTokens_Throws() => Should.Throw<ArgumentException>(() => CpoLossMath.Pair(-1, -1, 1, 0, new CpoLossOptions()));

    [Fact]
    public void Validate_EverythingOutOfRange_NamesEveryProblem() =>
        new CpoLossOptions
        {
            Kind = (CpoLossKind)9, Beta = -1, LabelSmoothing = 1, NllWeight = -1, Margin = -1, MarginUnit = (SimPoMargin)9, IpoLength = (IpoLength)9,
        }.Validate().Count.ShouldBe(8);
}
