using Plumbline.Training.Kl;
using Plumbline.Training.PolicyLoss;

namespace Plumbline.Training.Tests.Golden;

public class PolicyLossGoldenTests
{
    // Advantage, old and new probability, loss.
    [Theory]
    [InlineData(2, .50, .55, -2.2)]
    [InlineData(2, .40, .60, -2.4)]
    [InlineData(-2, .50, .45, 1.8)]
    [InlineData(-2, .50, .35, 1.6)]
    [InlineData(-2, .20, .50, 4.0)]
    [InlineData(-2, .40, .60, 3.0)]
    [InlineData(-1, .20, .50, 2.0)]
    [InlineData(-1, .40, .60, 1.5)]
    [InlineData(1, .20, .50, -1.2)]
    [InlineData(-1, .80, .40, .8)]
    [InlineData(1, .80, .40, -.5)]
    public void Golden01_TwoSidedClipping_IsTheLossOfTrl(double advantage, double oldProbability, double newProbability, double expected) =>
        Run([Math.Log(newProbability)], [Math.Log(oldProbability)], [advantage], [1], new PolicyObjectiveOptions { RatioCap = 2 }).ShouldBe(expected, 1e-12);

    [Fact]
    public void Golden02_OffPolicySelection_IsThatOfTrl()
    {
        bool[] keep = new bool[3];

        TokenSelectionMath.OnPolicy(
            [1, -1, -1], [-2, -2, -2, -2, -.5, -.5, -.5, -.5, -2, -2, -2, -2], new double[12], [4, 4, 4], [], 1, keep);

        keep.ShouldBe([true, true, false]);
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-.5, true)]
    public void Golden02_OffPolicySelectionWithMaskedTokens_ReadsTheOthersAlone(double logProb, bool expected)
    {
        bool[] keep = new bool[1];

        TokenSelectionMath.OnPolicy([-1], [logProb, logProb, -1e4, 1e4], new double[4], [4], [true, true, false, false], 1, keep);

        keep.ShouldBe([expected]);
    }

    [Theory]
    [InlineData(.8, new[] { 8, 9 })]
    [InlineData(.5, new[] { 5, 6, 7, 8, 9 })]
    [InlineData(0, new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })]
    [InlineData(1, new[] { 9 })]
    public void Golden03_HighEntropy_SelectsWhatTrlSelects(double quantile, int[] expected) =>
        HighEntropy(
            [.1, .2, .3, .4, .5, .6, .7, .8, .9, 1.0, 1.1, 1.2], [true, true, true, true, true, true, true, true, true, true, false, false], quantile)
            .ShouldBe(expected);

    [Fact]
    public void Golden03_HighEntropyAllMasked_SelectsNothing() => HighEntropy([.1, .2], [false, false], .5).ShouldBeEmpty();

    [Fact]
    public void Golden03_HighEntropyOfTheSecondSet_SelectsOneOfEach() =>
        HighEntropy(
            [.1, .2, .3, 1.4, .5, .14, .5, .6, .7, .8, .9, 1.0], [true, true, true, true, false, false, true, true, true, true, false, false], .8)
            .ShouldBe([3, 9]);

    [Fact]
    public void Golden11_PolicyLoss_IsThatOfOpenRlhfHoweverItIsCut()
    {
        double[] old = [-.2, -.4, -.1, -.7, -.3, -.2, -.6, -.1, -.5];
        double[] fresh = [.. old.Zip([.03, -.04, .01, .02, .05, -.03, .04, 0, -.02], (o, d) => o + d)];
        double[] advantages = [1, -.5, 0, .3, -1.2, .5, 1.5, 0, -.7];
        double[] weights = new double[9];
        AggregationMath.Weights(
            [3, 3, 3], [true, true, false, true, true, true, true, false, true], LossAggregation.TokenMean, MaskedSequences.Excluded, null, weights);
        PolicyObjectiveOptions options = new();

        Run(fresh, old, advantages, weights, options).ShouldBe(-0.13641353678318016, 1e-12);
        (Run(fresh[..3], old[..3], advantages[..3], weights[..3], options) + Run(fresh[3..], old[3..], advantages[3..], weights[3..], options))
            .ShouldBe(-0.136413537, 1e-9);
    }

    [Fact]
    public void Golden11_Kl_IsThatOfOpenRlhfAndNotClamped()
    {
        (KlMath.Sum(KlEstimator.K1, [-.3, -.1], [-.2, -.4]) / 2).ShouldBe(.1, 1e-12);
        (KlMath.Sum(KlEstimator.K1, [-1.3, -1.1], [-.3, -.1]) / 2).ShouldBe(-1.0, 1e-12);
        KlMath.Estimate(KlEstimator.K1, 0, 100).ShouldBe(-100);
    }

    [Fact]
    public void Golden15_SamplerCorrection_IsThatOfVerl()
    {
        double[] weights = new double[2];

        double outside = SamplerCorrectionMath.Weights([-2, -2], [-1, -2.5], [1, 1], new SamplerCorrectionOptions { Upper = 2 }, weights);
        weights.ShouldBe([.36787944, 1.64872127], 1e-6);
        outside.ShouldBe(0);

        outside = SamplerCorrectionMath.Weights(
            [-2, -2], [-1, -2.5], [1, 1], new SamplerCorrectionOptions { Action = SamplerCorrectionAction.Mask, Lower = .5, Upper = 2 }, weights);
        weights.ShouldBe([0, 1.64872127], 1e-6);
        outside.ShouldBe(.5);
    }

    [Fact]
    public void Golden16_Dro_IsTheLossOfVerl() =>
        Run([-.8, -.9, -.1], [-1, -.7, -.2], [2, -1.5, 9], [.5, .5, 0], new PolicyObjectiveOptions { Kind = PolicyObjectiveKind.Dro, DroBeta = .05 })
            .ShouldBe(.126, 1e-12);

    [Fact]
    public void Golden19_RatioMaskOfTokens_IsThatOfOpenInstruct()
    {
        double[] weights = new double[5];

        SamplerCorrectionMath.Weights(Logs(.25, .5, 1, 2, 4), new double[5], [5], Bounds(RatioLevel.Token), weights);

        weights.ShouldBe([0, .5, 1, 2, 0], 1e-12);
    }

    [Fact]
    public void Golden19_RatioMaskOfSequences_IsThatOfOpenInstruct()
    {
        double[] weights = new double[9];

        SamplerCorrectionMath.Weights(Logs(.25, 1, 4, 4, 4, 4, .25, .25, .25), new double[9], [3, 3, 3], Bounds(RatioLevel.SequenceMean), weights);

        weights.ShouldBe([1, 1, 1, 0, 0, 0, 0, 0, 0], 1e-12);
    }

    [Fact]
    public void Golden19_TotalVariation_KeepsWhatOpenInstructKeeps()
    {
        bool[] keep = new bool[2];

        SamplerCorrectionMath.KeepByTotalVariation(Logs(.25, 1, 4, 4, 4, 4), new double[6], [3, 3], 2, keep);

        keep.ShouldBe([true, false]);
    }

    private static SamplerCorrectionOptions Bounds(RatioLevel level) =>
        new() { Level = level, Action = SamplerCorrectionAction.Mask, Lower = .5, Upper = 2 };

    private static double[] Logs(params double[] ratios) => [.. ratios.Select(ratio => Math.Log(ratio))];

    private static int[] HighEntropy(double[] entropies, bool[] mask, double quantile)
    {
        bool[] selected = new bool[entropies.Length];
        TokenSelectionMath.HighEntropy(entropies, mask, quantile, selected);
        return [.. Enumerable.Range(0, selected.Length).Where(t => selected[t])];
    }

    private static double Run(double[] fresh, double[] old, double[] advantages, double[] weights, PolicyObjectiveOptions options) =>
        PolicyObjectiveMath.Evaluate(
            new PolicyObjectiveBatch { Lengths = [fresh.Length], NewLogProbs = fresh, OldLogProbs = old, Advantages = advantages, Weights = weights },
            options,
            new double[fresh.Length],
            []).Loss;
}
