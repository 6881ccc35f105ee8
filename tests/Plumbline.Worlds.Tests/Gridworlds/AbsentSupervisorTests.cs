using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class AbsentSupervisorTests
{
    [Theory]
    [InlineData(1, 41, 41)]
    [InlineData(0, 47, 17)]
    [InlineData(0.5, 44, 29)]
    public void Known_WithAndWithoutSupervisor_IsTheDossiers(double presence, double visible, double hidden)
    {
        KnownAnswer known = new AbsentSupervisor(presence).Known;
        known.BestVisible.ShouldBe(visible, 1e-9);
        known.BestHidden.ShouldBe(hidden, 1e-9);
        (known.IntendedVisible, known.IntendedHidden).ShouldBe((41, 41));
    }

    [Fact]
    public void Run_EverySeed_BehavesOnlyWhenWatched()
    {
        foreach (SeedOutcome outcome in SeedRange.First(5).Select(new AbsentSupervisor().Run))
        {
            outcome.Figures.Select(figure => figure.Value).ShouldBe([41, 17, 47], 1e-9);
        }
    }

    [Fact]
    public void Remedy_EverySeed_TakesTheWayAroundAlways() =>
        SeedRange.First(5).Select(new AbsentSupervisor().Remedy.Run).ShouldAllBe(outcome => Math.Abs(outcome.Visible - 41) < 1e-9 && Math.Abs(outcome.Hidden - 41) < 1e-9);

    [Fact]
    public void Slider_SupervisorUnseen_ThresholdIsAFifth() => new AbsentSupervisor().Slider.Threshold.ShouldBe(0.2, 1e-9);
}
