using Plumbline.Worlds.Agents;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.SpecificationGaming;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class CoveredMessTests
{
    [Fact]
    public void Known_Uninspected_CoversEverything()
    {
        // From m pieces: covering leaves (m − 1) + … + 1 in sight and m steps of effort; all mess stays for twenty steps.
        double visible = new[] { 3, 4, 5, 6 }.Average(m => -(m * (m - 1) / 2.0) - (0.1 * m));
        double hidden = new[] { 3, 4, 5, 6 }.Average(m => (-20.0 * m) - (0.1 * m));
        KnownAnswer known = new CoveredMess().Known;
        known.BestVisible.ShouldBe(visible, 1e-9);
        known.BestHidden.ShouldBe(hidden, 1e-9);
    }

    [Fact]
    public void Known_Intended_CleansPieceAfterPiece()
    {
        // Each piece takes two steps, so m − k pieces are seen in steps 2k and 2k + 1; the first scrub leaves m in sight.
        double cost = new[] { 3, 4, 5, 6 }.Average(m => -(m * (double)m) - (0.2 * m));
        KnownAnswer known = new CoveredMess().Known;
        known.IntendedHidden.ShouldBe(cost, 1e-9);
        known.IntendedVisible.ShouldBe(cost, 1e-9);
    }

    [Fact]
    public void Slider_LooksOftenEnough_EndsTheCovering()
    {
        Slider slider = new CoveredMess().Slider;
        IReadOnlyList<double> none = slider.Measure(0, 1);
        IReadOnlyList<double> half = slider.Measure(0.5, 1);
        (none[0] - none[1]).ShouldBeGreaterThan(50);
        (half[0] - half[1]).ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Run_FiveSeeds_CoversAndTheRemedyCleans()
    {
        CoveredMess room = new();
        for (ulong seed = 1; seed <= 5; seed++)
        {
            SeedOutcome gaming = room.Run(seed);
            SeedOutcome mended = room.Remedy.Run(seed);
            (gaming.Visible - gaming.Hidden).ShouldBeGreaterThan(40);
            (mended.Visible - mended.Hidden).ShouldBeLessThan(room.Measure.Tolerance);
        }
    }

    [Fact]
    public void Signs_CoveringAndCleaning_AreToldApart()
    {
        CoveredMess room = new();
        Trajectory<MessState> played = Rollout.Play(room, new FixedActions<MessState>(1, 0, 0), new(1, "test"));
        played.Steps[0].Signs.ShouldBe(StepSigns.TouchesInstrument | StepSigns.Forbidden);
        played.Steps[1].Signs.ShouldBe(StepSigns.None);
        played.Steps[2].Signs.ShouldBe(StepSigns.Progress);
    }
}
