using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Environments;
using Shouldly;

namespace Plumbline.Worlds.Tests.Environments;

public class EpisodeTests
{
    [Fact]
    public void Step_AtTheLimit_IsTruncatedAndNotTerminated()
    {
        Episode<int> episode = new(new TwoRoads(1));
        episode.Reset(1);

        StepResult<int> result = episode.Step(1);

        result.Truncated.ShouldBeTrue();
        result.Terminated.ShouldBeFalse();
        result.Ended.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => episode.Step(0)).Message.ShouldContain("call Reset");
    }

    [Fact]
    public void Step_ThatEnds_IsTerminatedEvenAtTheLimit()
    {
        Episode<int> episode = new(new TwoRoads(1));
        episode.Reset(1);

        StepResult<int> result = episode.Step(0);

        result.Terminated.ShouldBeTrue();
        result.Truncated.ShouldBeFalse();
        episode.VisibleReturn.ShouldBe(3);
    }

    [Fact]
    public void Step_BeforeReset_OrWithAnUnknownAction_IsRefused()
    {
        Episode<int> episode = new(new TwoRoads());

        Should.Throw<InvalidOperationException>(() => episode.Step(0));
        episode.Reset(1);
        Should.Throw<ArgumentOutOfRangeException>(() => episode.Step(2));
        Should.Throw<ArgumentOutOfRangeException>(() => episode.Step(-1));
    }

    [Fact]
    public void Draw_ManyTimes_FollowsTheProbabilities()
    {
        Branches<int> branches = new();
        branches.Start(1, 0.2);
        branches.Start(2, 0.5);
        branches.Start(3, 0);
        branches.Start(4, 0.3);
        RandomStream random = new(1, "test");

        int[] counts = new int[5];
        for (int i = 0; i < 20_000; i++)
        {
            counts[branches.Draw(random).State]++;
        }

        // Four standard deviations of a share of 20,000 are under 0.015.
        (counts[1] / 20_000.0).ShouldBe(0.2, 0.015);
        (counts[2] / 20_000.0).ShouldBe(0.5, 0.015);
        counts[3].ShouldBe(0);
        (counts[4] / 20_000.0).ShouldBe(0.3, 0.015);
    }

    [Fact]
    public void Draw_WithoutBranches_IsRefused() => Should.Throw<InvalidOperationException>(() => new Branches<int>().Draw(new RandomStream(1, "test"))).Message.ShouldContain("no branch");
}
