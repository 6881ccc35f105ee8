using Plumbline.Worlds.Drawing;
using Plumbline.Worlds.Environments;
using Plumbline.Worlds.SpecificationGaming;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.SpecificationGaming;

public class PausedGameTests
{
    [Fact]
    public void Step_LyingThenStandingBlockBesideIt_ClearsARow()
    {
        Branches<WellState> branches = new();
        new PausedGame().Step(new WellState(0b011, true), 2, branches);
        branches.Items.Length.ShouldBe(2);
        branches.Items[0].Visible.ShouldBe(1);
        branches.Items[0].State.Board.ShouldBe(0b100);
    }

    [Fact]
    public void Step_BlockAboveTheRim_LosesTheGame()
    {
        Branches<WellState> branches = new();
        new PausedGame().Step(new WellState(0b001_001_001, true), 0, branches);
        branches.Items.Length.ShouldBe(1);
        branches.Items[0].Terminated.ShouldBeTrue();
        branches.Items[0].Visible.ShouldBe(-10);
    }

    [Fact]
    public void GamingReplay_BestByTheVisibleReward_EndsPausedAndNeverLost()
    {
        Replay replay = new PausedGame().GamingReplay()!;
        replay.Frames.Count.ShouldBe(101);
        replay.Frames[^1].Action.ShouldBe("pause");
        replay.Frames[^1].Visible.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public void Known_PausingIsFree_MostOfTheGameIsNotPlayed()
    {
        KnownAnswer known = new PausedGame().Known;
        (known.BestVisible - known.BestHidden).ShouldBeGreaterThan(50);
        (known.IntendedVisible - known.IntendedHidden).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Slider_DearerPauses_ArePausedLess()
    {
        Slider slider = new PausedGame().Slider;
        double[] paused = [.. slider.Settings.Select(setting => slider.Measure(setting, 1)[0])];
        paused.Zip(paused.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1e-9);
        paused[^1].ShouldBeLessThan(1);
    }

    [Fact]
    public void Run_ThreeSeeds_PausesAndTheRemedyPausesLess()
    {
        PausedGame game = new();
        for (ulong seed = 1; seed <= 3; seed++)
        {
            SeedOutcome outcome = game.Run(seed);
            outcome.Figures[0].Value.ShouldBeGreaterThan(50);
            game.Remedy.Run(seed).Figures[0].Value.ShouldBeLessThan(outcome.Figures[0].Value / 2);
        }
    }
}
