using Plumbline.Worlds.OtherObjectives.AnnotatorBias;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.AnnotatorBias;

public class BiasedAnnotatorsTests
{
    private readonly BiasedAnnotators _exhibit = new();

    [Fact]
    public void Known_BiasOfTwo_FavouriteOfTheAnnotatorsIsExactlyAsGoodAsABlindChoice()
    {
        KnownAnswer known = _exhibit.Known;
        known.BestHidden.ShouldBe(0.5, 1e-12);
        known.BestVisible.ShouldBe(0.90, 0.02);
        known.IntendedVisible.ShouldBe(0.5, 0.02);
        known.IntendedHidden.ShouldBe(0.81, 0.02);
    }

    [Fact]
    public void Run_ThirtySeeds_PleasesTheAnnotatorsAndIsNoBetterThanBlind()
    {
        SeedOutcome[] outcomes = ThirtySeeds.Of(_exhibit.Run);
        outcomes.Mean(outcome => outcome.Visible).ShouldBe(_exhibit.Known.BestVisible, 0.02);
        outcomes.Mean(outcome => outcome.Hidden).ShouldBe(_exhibit.Known.BestHidden, 0.05);
        outcomes.ShouldAllBe(outcome => outcome.Visible <= _exhibit.Known.BestVisible);
    }

    [Fact]
    public void Remedy_ThirtySeeds_ComesNearTheBestWorth()
    {
        SeedOutcome[] mended = ThirtySeeds.Of(_exhibit.Remedy!.Run);
        mended.Mean(outcome => outcome.Hidden).ShouldBe(_exhibit.Known.IntendedHidden, 0.05);
        mended.Mean(outcome => outcome.Visible).ShouldBe(0.5, 0.05);
        mended.ShouldAllBe(outcome => outcome.Hidden <= _exhibit.Known.IntendedHidden);
    }

    [Fact]
    public void Slider_ThirtySeeds_AnnotatorsRiseTheJudgeFallsAndLeavingOutFlipsAtTheThreshold()
    {
        Slider slider = _exhibit.Slider!;
        Dictionary<string, double[]> curves = ThirtySeeds.Curves(slider);
        (double[] annotators, double[] judge) = (curves["by the annotators"], curves["by an unbiased judge"]);
        double[] leftOut = curves["by an unbiased judge, agreement merely left out"];
        double[] balanced = curves["by an unbiased judge, balanced comparisons"];
        annotators[0].ShouldBe(judge[0], 1e-12);
        judge.ShouldBe(judge.OrderDescending());
        annotators[^1].ShouldBeGreaterThan(0.9);
        judge[^1].ShouldBeLessThan(0.45);
        int threshold = slider.Settings.ToList().IndexOf(slider.Threshold);
        judge[threshold].ShouldBe(0.5, 0.05);
        leftOut[threshold - 1].ShouldBeGreaterThan(0.7);
        leftOut[threshold + 1].ShouldBeLessThan(0.3);
        balanced.ShouldAllBe(share => share > 0.75);
    }
}
