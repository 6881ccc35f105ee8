using Plumbline.Worlds.DeceptionAndTampering;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.DeceptionAndTampering;

public class PasswordLockedTests
{
    private static readonly PasswordLocked Exhibit = new();

    [Fact]
    public void Run_TenSeeds_ShowsChanceAndCanDoNearlyEverything()
    {
        SeedOutcome[] outcomes = [.. Enumerable.Range(1, 10).Select(seed => Exhibit.Run((ulong)seed))];
        outcomes.Average(one => one.Visible).ShouldBe(Exhibit.Known.BestVisible, 0.05);
        outcomes.Average(one => one.Hidden).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void Run_TenSeeds_NoiseHelpsTheLockedHurtsTheHonestAndLeavesTheIgnorant()
    {
        SeedOutcome[] outcomes = [.. Enumerable.Range(1, 10).Select(seed => Exhibit.Run((ulong)seed))];
        outcomes.Average(one => one.Figures[0].Value).ShouldBeGreaterThan(0.06);
        outcomes.Average(one => one.Figures[1].Value).ShouldBeLessThan(-0.2);
        outcomes.Average(one => one.Figures[2].Value).ShouldBe(0, 0.02);
    }

    [Fact]
    public void Slider_NoNoise_IsWhatTheStudentsShow()
    {
        IReadOnlyList<double> still = Exhibit.Slider.Measure(0, 3);
        still[0].ShouldBe(Exhibit.Run(3).Visible, 1e-12);
        still[1].ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Remedy_FewGradedQuestions_BringTheAbilityBack()
    {
        SeedOutcome[] mended = [.. Enumerable.Range(1, 5).Select(seed => Exhibit.Remedy.Run((ulong)seed))];
        mended.Average(one => one.Visible).ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public void Run_SameSeedInAnotherExhibit_GivesTheSame()
    {
        SeedOutcome again = new PasswordLocked().Run(2);
        (again.Visible, again.Hidden).ShouldBe((Exhibit.Run(2).Visible, Exhibit.Run(2).Hidden));
        again.Figures.ShouldBe(Exhibit.Run(2).Figures);
    }
}
