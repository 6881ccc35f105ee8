using Plumbline.Recipes.PathFinding;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Tests.PathFinding;

public sealed class TreePathFindingTests
{
    private static readonly TreePathFinding Exhibit = new();

    [Fact]
    public void Known_SearchSolvesEverything_AndTrainingPaysNoLessForKnowingTheTrainedLengths()
    {
        KnownAnswer known = Exhibit.Known;
        known.IntendedVisible.ShouldBe(1);
        known.IntendedHidden.ShouldBe(1);
        known.BestVisible.ShouldBe(1);
        known.BestHidden.ShouldBe(0);
        known.BestHiddenOfTies.ShouldBe(1);
    }

    [Fact]
    public void Run_SomeSeeds_SolveTheTrainedKindsAndMissLargerOnes()
    {
        SeedOutcome[] outcomes = [.. Enumerable.Range(1, 8).Select(seed => Exhibit.Run((ulong)seed))];
        outcomes.Average(outcome => outcome.Visible).ShouldBeGreaterThan(0.95);
        outcomes.Average(outcome => outcome.Visible - outcome.Hidden).ShouldBeGreaterThan(0.1);
        Figure("memoriser, problems it has learnt").ShouldBeGreaterThan(0.95);
        Figure("memoriser, new problems").ShouldBeLessThan(Figure("going down blindly"));

        double Figure(string name) => outcomes.Average(outcome => outcome.Figures.Single(figure => figure.Name == name).Value);
    }

    [Fact]
    public async Task Run_SeveralThreadsAtOnce_GivesWhatOneGives()
    {
        SeedOutcome[] together = await Task.WhenAll(Enumerable.Range(1, 6).Select(seed => Task.Run(() => Exhibit.Run((ulong)seed))));
        for (int i = 0; i < together.Length; i++)
        {
            SeedOutcome alone = Exhibit.Run((ulong)(i + 1));
            (together[i].Visible, together[i].Hidden).ShouldBe((alone.Visible, alone.Hidden));
            together[i].Figures.ShouldBe(alone.Figures);
        }
    }

    [Fact]
    public void Slider_LongerPaths_FallForAllModelsAndFirstForTheControls()
    {
        double[] Mean(double length) => [.. Enumerable.Range(1, 6).Select(seed => Exhibit.Slider.Measure(length, (ulong)seed)).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]).Select(sum => sum / 6)];
        double[] four = Mean(4);
        double[] seven = Mean(7);
        four[0].ShouldBeGreaterThan(four[1] + 0.3);
        four[0].ShouldBeGreaterThan(four[2] + 0.3);
        seven[0].ShouldBeLessThan(four[0] - 0.1);
    }

    [Fact]
    public void Exhibit_InTheCatalog_IsFoundWithItsPage()
    {
        ZooCatalog.Of(typeof(TreePathFinding).Assembly).Find("path-finding").ShouldBeOfType<TreePathFinding>();
        ExhibitPage.Of(Exhibit).Title.ShouldNotBeEmpty();
        Exhibit.Summary.Length.ShouldBeLessThanOrEqualTo(90);
    }
}
