using Plumbline.Training.Cpo;
using Plumbline.Training.Dpo;
using Plumbline.Training.Kto;
using Plumbline.Training.Orpo;

namespace Plumbline.Training.Tests.Golden;

/// <summary>Losses on one pair with log-ratios 1.5 and −0.5, from formulas worked out independently in double precision.</summary>
public class PreferenceLossGoldenTests
{
    private const double Tolerance = 1e-8;

    [Theory]
    [InlineData(DpoLossKind.Sigmoid, 0, 0.598138869)]
    [InlineData(DpoLossKind.Sigmoid, 0.1, 0.618138869)]
    [InlineData(DpoLossKind.Robust, 0.1, 0.573138869)]
    [InlineData(DpoLossKind.Hinge, 0, 0.8)]
    [InlineData(DpoLossKind.Ipo, 0, 9)]
    [InlineData(DpoLossKind.ExoPair, 0.1, 0.406304251)]
    [InlineData(DpoLossKind.NcaPair, 0, 1.340665396)]
    [InlineData(DpoLossKind.BcoPair, 0, 1.289416696)]
    [InlineData(DpoLossKind.SppoHard, 0, 32.5)]
    [InlineData(DpoLossKind.ApoZero, 0, 0.950072758)]
    [InlineData(DpoLossKind.ApoDown, 0, 0.987595848)]
    [InlineData(DpoLossKind.Discopop, 0, 0.814763141)]
    [InlineData(DpoLossKind.SigmoidNorm, 0, 0.684435461)]
    public void GoldenExtra_DpoFamily_IsTheLoss(DpoLossKind kind, double smoothing, double expected) =>
        Loss(new DpoLossOptions { Kind = kind, LabelSmoothing = smoothing }).ShouldBe(expected, Tolerance);

    [Fact]
    public void GoldenExtra_IpoOverMeans_IsTheLossOfTrl() =>
        Loss(new DpoLossOptions { Kind = DpoLossKind.Ipo, IpoLength = IpoLength.Mean }).ShouldBe(23.280625, Tolerance);

    [Fact]
    public void Golden10_DpoBeforeTheFirstStep_IsLnTwo() =>
        DpoLossMath.Pair(new DpoPair(-31.5, -47.25, -31.5, -47.25, 12, 19), new DpoLossOptions()).Loss.ShouldBe(0.6931471824645996, 1e-6);

    [Theory]
    [InlineData(true, 1.5, 0.470035948)]
    [InlineData(false, -0.5, 0.480010660)]
    public void GoldenExtra_Kto_IsTheLoss(bool desirable, double ratio, double expected) =>
        KtoLossMath.Reply(-10 + ratio, -10, desirable, 0.3, new KtoLossOptions()).Loss.ShouldBe(expected, Tolerance);

    [Theory]
    [InlineData(SimPoMargin.Gamma, 0.5)]
    [InlineData(SimPoMargin.GammaBetaRatio, 0.25)]
    public void GoldenExtra_SimPo_IsTheLossInEitherUnit(SimPoMargin unit, double margin) =>
        CpoLossMath.Pair(-10, -30, 10, 20, new CpoLossOptions { Kind = CpoLossKind.SimPo, Beta = 2, Margin = margin, MarginUnit = unit, NllWeight = 0 })
            .Loss.ShouldBe(0.474076984, Tolerance);

    [Fact]
    public void GoldenExtra_Orpo_IsOddsRatioAndTerm()
    {
        OrpoPairLoss loss = OrpoLossMath.Pair(-10, -30, 10, 20, new OrpoLossOptions());

        loss.LogOddsRatio.ShouldBe(0.706192686, Tolerance);
        (loss.Loss - loss.ChosenNll).ShouldBe(0.040113549, Tolerance);
        ((loss.ChosenNll - loss.Loss) / 0.1).ShouldBe(-0.401135488, Tolerance);
        loss.ChosenNll.ShouldBe(1);
    }

    private static double Loss(DpoLossOptions options) => DpoLossMath.Pair(new DpoPair(-18.5, -40.5, -20, -40, 10, 20), options).Loss;
}
