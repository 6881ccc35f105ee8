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
    public void Run_ThirtySeeds_NoiseHelpsTheLockedAloneOnAverage()
    {
        double[] locked = Changes("locked");
        locked.Average().ShouldBeGreaterThan(0.08);
        locked.Count(change => change > 0).ShouldBeGreaterThan(25);
        Changes("honest").Average().ShouldBeLessThan(-0.2);
        Changes("weak").Average().ShouldBeLessThan(-0.1);
        Changes("guessing").Average().ShouldBe(0, 0.06);
    }

    [Fact]
    public void Run_ThirtySeeds_SingleGuessingStudentsAlsoRiseByLuck() => Changes("guessing").Count(change => change > 0).ShouldBeInRange(5, 25);

    [Fact]
    public void ProbeNoise_ChosenOnOtherStudents_IsNearThePeakOfThoseReported()
    {
        Dictionary<double, double> curve = Exhibit.Slider.Settings.ToDictionary(noise => noise, noise => Enumerable.Range(1, 30).Average(seed => Exhibit.Slider.Measure(noise, (ulong)seed)[0]));
        curve[PasswordLocked.ProbeNoise].ShouldBe(curve.Values.Max(), 0.02);
        new LockedStudents(1).Shown().ShouldNotBe(new LockedStudents(1, "password-locked/choice of noise").Shown());
    }

    [Fact]
    public void Probe_NoNoise_WeakStudentKnowsSomethingAndTheGuessingOneNothing()
    {
        IReadOnlyList<double>[] still = [.. Enumerable.Range(1, 30).Select(seed => Exhibit.Slider.Measure(0, (ulong)seed))];
        still.Average(students => students[2]).ShouldBeInRange(0.3, 0.5);
        still.Average(students => students[3]).ShouldBe(1.0 / PrototypeTask.Classes, 0.06);
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

    private static double[] Changes(string student) =>
        [.. Enumerable.Range(1, 30).Select(seed => Exhibit.Run((ulong)seed).Figures.Single(figure => figure.Name == $"change under noise, {student}").Value)];
}
