using Plumbline.Worlds.OtherObjectives.Lagrangian;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.OtherObjectives.Lagrangian;

public class ConstrainedRewardTests
{
    [Fact]
    public void Remedy_ThirtySeeds_KeepsTheLimitAndComesNearTheExactOptimum()
    {
        ConstrainedReward exhibit = new();
        SeedOutcome[] gaming = ThirtySeeds.Of(exhibit.Run);
        SeedOutcome[] mended = ThirtySeeds.Of(exhibit.Remedy!.Run);
        gaming.Mean(outcome => outcome.Visible).ShouldBe(exhibit.Known.BestVisible, 0.02);
        gaming.Mean(outcome => outcome.Hidden).ShouldBe(exhibit.Known.BestHidden, 0.05);
        mended.Mean(outcome => outcome.Hidden).ShouldBe(exhibit.Known.IntendedHidden, 0.03);
        mended.Mean("cost per action").ShouldBe(0.25, 0.02);
    }

    [Fact]
    public void Slider_FixedWeights_NeverBeatTheShadowPriceAndMostMissByMuch()
    {
        ConstrainedReward exhibit = new();
        double[] net = [.. exhibit.Slider!.Settings.Select(weight => exhibit.Slider.Measure(weight, 1)[2])];
        net.Max().ShouldBeLessThanOrEqualTo(exhibit.Known.IntendedHidden + 1e-9);
        net.Count(value => value < exhibit.Known.IntendedHidden - 0.1).ShouldBeGreaterThan(net.Length / 2);
    }

    [Fact]
    public void Run_CostModelThatErrs_BreaksTheLimitOptimisedAgainst() =>
        ThirtySeeds.Of(new ConstrainedReward().Run).Mean("cost where the model of cost errs, limit 0.25").ShouldBeGreaterThan(0.4);
}
