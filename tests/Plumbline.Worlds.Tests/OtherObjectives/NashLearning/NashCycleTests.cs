using Plumbline.Worlds.OtherObjectives.NashLearning;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.NashLearning;

public class NashCycleTests
{
    private readonly NashCycle _exhibit = new();

    [Fact]
    public void Known_BestAgainstTheReference_LosesNineInTen()
    {
        KnownAnswer known = _exhibit.Known;
        known.BestVisible.ShouldBe(0.7, 1e-4);
        known.BestHidden.ShouldBe(0.1, 1e-4);
        known.IntendedVisible.ShouldBe(0.5, 1e-9);
        known.IntendedHidden.ShouldBe(0.5, 1e-9);
    }

    [Fact]
    public void Run_ThirtyCyclesAndStarts_OrbitsExceptByExtragradientAndAverages()
    {
        SeedOutcome[] outcomes = ThirtySeeds.Of(_exhibit.Run);
        outcomes.Mean("duality gap of self-play, last").ShouldBeGreaterThan(0.2);
        outcomes.Mean("duality gap of Nash-MD, last").ShouldBeGreaterThan(0.2);
        outcomes.Mean("duality gap of self-play, average").ShouldBeLessThan(0.01);
        outcomes.ShouldAllBe(outcome => outcome.Figures.Single(figure => figure.Name == "duality gap of extragradient, last").Value < 1e-9);
        outcomes.Mean("gain over a score where preference is transitive").ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Remedy_ThirtyCycles_LosesToNobodyByMuch()
    {
        SeedOutcome[] scored = ThirtySeeds.Of(_exhibit.Run);
        SeedOutcome[] mended = ThirtySeeds.Of(_exhibit.Remedy!.Run);
        scored.Mean(outcome => outcome.Visible - outcome.Hidden).ShouldBeGreaterThan(0.5);
        mended.Mean(outcome => outcome.Hidden).ShouldBeGreaterThan(0.45);
        mended.Mean(outcome => outcome.Visible - outcome.Hidden).ShouldBe(0.02, 0.03);
    }

    [Fact]
    public void Slider_StepOne_OnlyTheLastIterateOfExtragradientSettles()
    {
        Slider slider = _exhibit.Slider!;
        int one = slider.Settings.ToList().IndexOf(1);
        Dictionary<string, double[]> curves = ThirtySeeds.Curves(slider);
        curves["extragradient, last"][one].ShouldBeLessThan(1e-9);
        curves["Nash-MD, last"][one].ShouldBeGreaterThan(0.2);
        curves["Nash-MD, average"][one].ShouldBeLessThan(0.01);
    }
}
