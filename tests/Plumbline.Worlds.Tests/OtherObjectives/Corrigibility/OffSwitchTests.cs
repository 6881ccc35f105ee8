using Plumbline.Worlds.OtherObjectives.Corrigibility;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Corrigibility;

public class OffSwitchTests
{
    [Theory]
    [InlineData(0, 1, double.PositiveInfinity, 0.399)]
    [InlineData(1, 1, double.PositiveInfinity, 0.083)]
    [InlineData(-1, 1, double.PositiveInfinity, 0.083)]
    [InlineData(1, 0.1, double.PositiveInfinity, 0)]
    [InlineData(-1, 0.1, double.PositiveInfinity, 0)]
    [InlineData(0, 1, 1, 0.207)]
    [InlineData(1, 1, 1, -0.125)]
    [InlineData(-1, 1, 1, -0.125)]
    public void IncentiveToDefer_ReferenceCases_HasTheReferenceValue(double mean, double deviation, double rationality, double expected) =>
        Math.Round(OffSwitchGame.IncentiveToDefer(mean, deviation, rationality), 3).ShouldBe(expected);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(-0.7, 0.5)]
    [InlineData(2, 3)]
    public void IncentiveToDefer_AtTheLeastRationality_ChangesItsSign(double mean, double deviation)
    {
        double threshold = OffSwitchGame.LeastRationality(mean, deviation);
        OffSwitchGame.IncentiveToDefer(mean, deviation, threshold).ShouldBe(0, 1e-9);
        OffSwitchGame.IncentiveToDefer(mean, deviation, 0.8 * threshold).ShouldBeLessThan(-1e-4);
        OffSwitchGame.IncentiveToDefer(mean, deviation, 1.25 * threshold).ShouldBeGreaterThan(1e-4);
    }

    [Fact]
    public void IncentiveToDefer_RobotThatIsSure_IsNeverPositive()
    {
        OffSwitchGame.IncentiveToDefer(1, 0).ShouldBe(0);
        OffSwitchGame.IncentiveToDefer(1, 0, 4).ShouldBeLessThan(0);
        OffSwitchGame.IncentiveToDefer(-1, 0, 4).ShouldBeLessThan(0);
        OffSwitchGame.LeastRationality(1, 0).ShouldBe(double.PositiveInfinity);
    }

    [Fact]
    public void IncentiveToDefer_VeryRationalPerson_TendsToTheClosedForm() =>
        OffSwitchGame.IncentiveToDefer(0.5, 1, 200).ShouldBe(OffSwitchGame.IncentiveToDefer(0.5, 1), 1e-4);

    [Fact]
    public void Slider_ThirtySeeds_SimulationAgreesWithTheFormulaAndChangesSign()
    {
        Slider slider = new OffSwitch().Slider!;
        Dictionary<string, double[]> curves = ThirtySeeds.Curves(slider);
        double[] simulated = curves["simulated"];
        double[] exact = curves["exact"];

        // 120,000 samples of deviation about 1.1: five standard errors are 0.016.
        simulated.Zip(exact).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 0.016);
        simulated[0].ShouldBeLessThan(-0.3);
        simulated[^1].ShouldBeGreaterThan(0.05);
        slider.Threshold.ShouldBe(2);
    }

    [Fact]
    public void Run_ThirtySeeds_SureRobotPromisesTwiceWhatItGivesAndDoubtMendsIt()
    {
        OffSwitch exhibit = new();
        SeedOutcome[] sure = ThirtySeeds.Of(exhibit.Run);
        SeedOutcome[] unsure = ThirtySeeds.Of(exhibit.Remedy!.Run);
        exhibit.Known.BestVisible.ShouldBe(1 / Math.Sqrt(Math.PI), 1e-12);
        sure.Mean(outcome => outcome.Visible).ShouldBe(exhibit.Known.BestVisible, 0.03);
        sure.Mean(outcome => outcome.Hidden).ShouldBe(exhibit.Known.BestHidden, 0.03);
        sure.Mean("share of situations in which it defers").ShouldBe(0);
        unsure.Mean(outcome => outcome.Hidden).ShouldBe(exhibit.Known.IntendedHidden, 0.03);
        unsure.Mean(outcome => outcome.Visible - outcome.Hidden).ShouldBe(0, 0.03);
        unsure.Mean("incentive to defer to a person who errs, act worth N(1, 1)").ShouldBe(-0.125, 0.016);
    }
}
