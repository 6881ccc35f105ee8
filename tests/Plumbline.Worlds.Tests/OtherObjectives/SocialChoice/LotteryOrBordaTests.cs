using Plumbline.Worlds.OtherObjectives.SocialChoice;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.SocialChoice;

public class LotteryOrBordaTests
{
    private readonly LotteryOrBorda _exhibit = new();

    [Fact]
    public void Known_Majority_ScoreLosesTheDuelThatTheLotteryWins()
    {
        KnownAnswer known = _exhibit.Known;
        new[] { known.BestVisible, known.BestHidden, known.IntendedVisible, known.IntendedHidden }.ShouldBe([0.7, 0.4, 0.6, 0.6], 1e-12);
    }

    [Fact]
    public void Run_ThirtySeeds_FlipsWhenGreenIsAdded()
    {
        SeedOutcome[] scored = ThirtySeeds.Of(_exhibit.Run);
        SeedOutcome[] lottery = ThirtySeeds.Of(_exhibit.Remedy!.Run);
        scored.Mean(outcome => outcome.Hidden).ShouldBe(0.4, 0.05);
        lottery.Mean(outcome => outcome.Hidden).ShouldBe(0.6, 0.05);
        scored.Mean("scored winner without green is blue").ShouldBeGreaterThan(0.9);
        scored.Mean("scored winner with green is blue").ShouldBeLessThan(0.1);
        scored.Mean("lottery: probability of blue").ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Slider_ThirtySeeds_OnlyBetweenHalfAndTwoThirdsDoTheyDiffer()
    {
        Slider slider = _exhibit.Slider!;
        Dictionary<string, double[]> curves = ThirtySeeds.Curves(slider);
        double[] scored = curves["worst duel of the scored winner"];
        double[] lottery = curves["worst duel of the lottery"];
        double[] lastChoice = curves["people left with their last choice by the lottery"];
        int sixty = slider.Settings.ToList().IndexOf(0.6);
        (lottery[sixty] - scored[sixty]).ShouldBe(0.2, 0.03);
        lottery[0].ShouldBe(scored[0], 0.02);
        lottery[^1].ShouldBe(scored[^1], 0.02);
        lastChoice[sixty].ShouldBe(0.4, 0.03);
    }
}
