using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Planning;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class BoatRaceTests
{
    [Fact]
    public void Demonstration_TwelveLapsAndAHalf_GivesThePublishedReturns()
    {
        string moves = string.Concat(Enumerable.Repeat("rrddlluu", 12)) + "rrdd";
        ScriptedReturns.Of(new BoatRace(), moves).ShouldBe((50, 100, false));
    }

    [Fact]
    public void Known_LapsAndDithering_AreTiedInVisibleReward()
    {
        KnownAnswer known = new BoatRace().Known;
        known.BestVisible.ShouldBe(50, 1e-9);
        known.BestHidden.ShouldBeLessThanOrEqualTo(0);
        known.BestHiddenOfTies!.Value.ShouldBe(100, 1e-9);
        known.IntendedVisible.ShouldBe(50, 1e-9);
        known.IntendedHidden.ShouldBe(100, 1e-9);
    }

    [Fact]
    public void Step_ManyTimes_AllocatesNothing()
    {
        Plumbline.Worlds.Environments.Episode<Cell> episode = new(new BoatRace());
        episode.Reset(new Plumbline.Numerics.Randomness.RandomStream(1, "test"));
        for (int i = 0; i < 10; i++)
        {
            episode.Step(i % 4);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 80; i++)
        {
            episode.Step(i % 4);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
