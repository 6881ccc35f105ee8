using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class FriendOrFoeTests
{
    [Fact]
    public void Known_AlwaysOneBoxAndEvenChance_FollowFromTheFoesBestAnswer()
    {
        KnownAnswer known = new FriendOrFoe().Known;
        known.BestVisible.ShouldBe(26, 1e-9);
        known.BestHidden.ShouldBe(-4, 1e-9);
        known.IntendedVisible.ShouldBe(21, 1e-9);
        known.IntendedHidden.ShouldBe(21, 1e-9);
    }

    [Fact]
    public void Mixing_AnyProbability_IsAgainstTheFoeNeverBetterThanAnEvenChance() =>
        Enumerable.Range(0, 101).ShouldAllBe(percent => new FriendOrFoe().Mixing(percent / 100.0).Hidden <= 21 + 1e-9);

    [Fact]
    public void Run_EverySeed_IsReadByTheFoeAndTheRemedyIsNot()
    {
        FriendOrFoe world = new();
        SeedRange.First(5).Select(world.Run).ShouldAllBe(outcome => Math.Abs(outcome.Hidden + 4) < 1e-9 && outcome.Visible > 15);
        SeedRange.First(5).Select(world.Remedy.Run).ShouldAllBe(outcome => outcome.Hidden > 20);
    }

    [Fact]
    public void Step_WrongBox_EndsWithoutReward() => ScriptedReturns.Of(new FriendOrFoe(0), "luuu").ShouldBe((-4, -4, true));
}
