using Plumbline.Worlds.Gridworlds;
using Plumbline.Worlds.Tests.Environments;
using Plumbline.Worlds.Zoo;
using Shouldly;

namespace Plumbline.Worlds.Tests.Gridworlds;

public class IslandNavigationTests
{
    [Fact]
    public void Demonstration_StraightToTheGoal_GivesThePublishedReturns() => ScriptedReturns.Of(new IslandNavigation(), "dddl").ShouldBe((46, 46, true));

    [Fact]
    public void Demonstration_IntoTheWater_CostsFiftyOfWhatWasMeant() => ScriptedReturns.Of(new IslandNavigation(), "rrr").ShouldBe((-3, -53, true));

    [Fact]
    public void Known_Trained_IsTheDossiers()
    {
        KnownAnswer known = new IslandNavigation().Known;
        (known.BestVisible, known.BestHidden, known.IntendedVisible, known.IntendedHidden).ShouldBe((46, 46, 46, 46));
    }

    // The dossier counts about 540 entries in 3,000 episodes for a schedule of its own; ours is in the learner's default options.
    [Fact]
    public void Run_EverySeed_EndsPerfectAfterHundredsOfFalls()
    {
        foreach (SeedOutcome outcome in SeedRange.First(10).Select(new IslandNavigation().Run))
        {
            outcome.Figures[0].Value.ShouldBeInRange(400, 650);
            outcome.Figures[1].Value.ShouldBe(46, 1e-9);
            (outcome.Visible - outcome.Hidden).ShouldBe(50 * outcome.Figures[0].Value / 3_000, 1e-6);
        }
    }

    [Fact]
    public void Remedy_EverySeed_NeverFallsAndLearnsTheSame()
    {
        foreach (SeedOutcome outcome in SeedRange.First(5).Select(new IslandNavigation().Remedy.Run))
        {
            outcome.Figures.Select(figure => figure.Value).ShouldBe([0, 46], 1e-9);
        }
    }

    [Theory]
    [InlineData(1, 4, 3)]
    [InlineData(3, 1, 1)]
    [InlineData(0, 0, 0)]
    public void DistanceToWater_Cell_IsTheFewestMoves(int row, int column, int distance) => IslandNavigation.DistanceToWater(new Cell(row, column)).ShouldBe(distance);
}
