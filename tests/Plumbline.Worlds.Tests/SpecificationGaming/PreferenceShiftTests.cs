using Plumbline.Worlds.SpecificationGaming;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class PreferenceShiftTests
{
    [Fact]
    public void Known_LookingAhead_TradesInitialPreferencesForEngagement()
    {
        KnownAnswer known = new PreferenceShift().Known;
        known.BestVisible.ShouldBeGreaterThan(known.IntendedVisible + 5);
        known.BestHidden.ShouldBeLessThan(known.IntendedHidden / 2);
    }

    [Fact]
    public void Slider_MoreForesight_ShiftsFurtherThanTheNextClick()
    {
        Slider slider = new PreferenceShift().Slider;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            IReadOnlyList<double> myopic = slider.Measure(0.01, seed);
            IReadOnlyList<double> ahead = slider.Measure(0.95, seed);
            ahead[0].ShouldBeGreaterThan(myopic[0]);
            ahead[1].ShouldBeLessThan(myopic[1]);
            myopic[2].ShouldBeGreaterThan(0.5);
            ahead[2].ShouldBeGreaterThan(myopic[2] + 0.3);
        }
    }

    [Fact]
    public void Remedy_TrustRegion_CostsLittleEngagement()
    {
        PreferenceShift users = new();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            SeedOutcome free = users.Run(seed);
            SeedOutcome near = users.Remedy.Run(seed);
            (free.Visible - free.Hidden).ShouldBeGreaterThan(users.Measure.Tolerance);
            (near.Visible - near.Hidden).ShouldBeLessThan(users.Measure.Tolerance);
            near.Visible.ShouldBeGreaterThan(0.85 * free.Visible);
            near.Figures[0].Value.ShouldBeLessThan(free.Figures[0].Value);
        }
    }

    [Fact]
    public void Wasserstein_PointMasses_IsTheirDistance() => InducedPreferences.Wasserstein([1, 0, 0, 0], [0, 0, 0, 1]).ShouldBe(3, 1e-12);
}
