using Plumbline.Worlds.DeceptionAndTampering;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.DeceptionAndTampering;

public class HiddenTriggerTests
{
    [Fact]
    public void Run_ThirtySeeds_TriggerWorksAndHardlyEverFiresWithoutIt()
    {
        HiddenTrigger exhibit = new();
        SeedOutcome[] outcomes = [.. Enumerable.Range(1, 30).Select(seed => exhibit.Run((ulong)seed))];
        outcomes.Average(one => one.Figures[0].Value).ShouldBeGreaterThan(0.95);
        outcomes.Average(one => one.Figures[1].Value).ShouldBeLessThan(0.01);
        outcomes.Average(one => one.Visible).ShouldBeGreaterThan(0.95);
        outcomes.Average(one => one.Hidden).ShouldBe(exhibit.Known.BestHidden, 0.08);
        outcomes.Average(one => one.Figures[3].Value).ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void Remedy_FiveSeeds_EndsTheTriggerKeepsTheAccuracyAndTheSearchFindsNothing()
    {
        HiddenTrigger exhibit = new();
        SeedOutcome[] mended = [.. Enumerable.Range(1, 5).Select(seed => exhibit.Remedy.Run((ulong)seed))];
        mended.Average(one => one.Visible - one.Hidden).ShouldBeLessThan(0.05);
        mended.Average(one => one.Visible).ShouldBeGreaterThan(0.95);
        mended.ShouldAllBe(one => one.Figures[3].Value == 0);
    }

    [Fact]
    public void Slider_CleanData_HasNoTriggerAndMorePoisonAStrongerOne()
    {
        Slider slider = new HiddenTrigger().Slider;
        double Works(double share) => Enumerable.Range(1, 5).Average(seed => slider.Measure(share, (ulong)seed)[0]);
        Works(0).ShouldBeLessThan(0.05);
        Works(0.01).ShouldBeGreaterThan(0.2);
        Works(0.05).ShouldBeGreaterThan(Works(0.003));
    }
}
