using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.AnnotatorBias;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.AnnotatorBias;

public class TraitRewardModelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, -1)]
    public void Fit_TraitLeftOut_WeightOfTheReadingTurnsItsSignAtTheBlindBias(double bias, int sign) =>
        Math.Sign(Fit(bias, seesTrait: false, balanced: false).ReadingWeight).ShouldBe(sign);

    [Fact]
    public void Fit_AtTheBlindBias_TraitLeftOut_LearnsNothing() => Fit(ReplyPopulation.BlindBias, seesTrait: false, balanced: false).ReadingWeight.ShouldBe(0, 0.05);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Fit_BalancedComparisons_LearnTheWorthAtAnyBias(double bias)
    {
        TraitRewardModel model = Fit(bias, seesTrait: false, balanced: true);

        // At equal traits the worth is 0.75 / (0.75 + 0.25) of the reading; logistic regression shrinks it by a little for what the reading does not tell.
        model.ReadingWeight.ShouldBe(0.72, 0.08);
        model.TraitWeight.ShouldBe(0);
    }

    [Fact]
    public void Fit_BothFeatures_PricesTheTraitByTheBias()
    {
        double unbiased = Fit(0, seesTrait: true, balanced: false).TraitWeight;
        double biased = Fit(1, seesTrait: true, balanced: false).TraitWeight;
        (biased - unbiased).ShouldBe(1, 0.15);
    }

    private static TraitRewardModel Fit(double bias, bool seesTrait, bool balanced) => TraitRewardModel.Fit(6_000, bias, seesTrait, balanced, new RandomStream(5, "fit"));
}
