using Plumbline.Models.Decoders;
using Plumbline.Recipes.PathFinding;
using Plumbline.Recipes.PathFinding.Search;
using Plumbline.Statistics;
using Plumbline.TestKit;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.Tests.PathFinding;

/// <summary>The models in the repository are what their README and the exhibit's page say.</summary>
public sealed class ShippedPathFindersTests
{
    private static readonly SearchOptions Options = new() { Seed = 21, ProbeProblems = 800, ChoiceProblems = 150, MeasuredProblems = 250 };

    [Theory]
    [InlineData("path-finder", 4)]
    [InlineData("path-finder-memoriser", 4)]
    [InlineData("path-finder-one-layer", 1)]
    public void Weights_Size_AreSmallAndOfTheRecipesShape(string name, int layers)
    {
        string folder = Repository.File("models", name);
        new FileInfo(Path.Combine(folder, "model.safetensors")).Length.ShouldBeLessThan(400_000);
        using Decoder model = Decoder.Load(folder);
        model.Config.ParameterCount.ShouldBe((new PathFinderRecipe() with { LayerCount = layers }).Config.ParameterCount);
    }

    [Fact]
    public void Solver_HeldOutTreesOfTrainedKinds_AreSolvedByTheBound() =>
        Solved(ShippedPathFinders.Solver, new PathGenerator(31, "held-out", PathKind.Trained, heldOut: true).Generate(0, 1500)).Lower.ShouldBeGreaterThan(0.95);

    [Fact]
    public void Memoriser_ProblemsItSawAndNewOnes_AreSolvedAndNotSolved()
    {
        Solved(ShippedPathFinders.Memoriser, PathFinderTrainer.TrainingProblems(PathFinderRecipe.Memoriser.Seed).Generate(0, PathFinderRecipe.Memoriser.Problems)).Lower.ShouldBeGreaterThan(0.97);
        Solved(ShippedPathFinders.Memoriser, new PathGenerator(31, "held-out", PathKind.Trained, heldOut: true).Generate(0, 500)).Upper.ShouldBeLessThan(0.4);
    }

    [Fact]
    public void Solver_FourTests_ThePlanCanBeReadButItIsNotToBeCalledSearch()
    {
        SearchVerdict verdict = ShippedPathFinders.Solver.Measure(solver => SearchVerdict.Of(solver, Options));
        verdict.DecodablePlan.Holds.ShouldBeTrue(verdict.DecodablePlan.ToString());
        verdict.CausalEdit.Holds.ShouldBeFalse(verdict.CausalEdit.ToString());
        verdict.MoreCompute.Holds.ShouldBeFalse(verdict.MoreCompute.ToString());
        verdict.LargerProblems.Holds.ShouldBeFalse(verdict.LargerProblems.ToString());
        verdict.MayBeCalledSearch.ShouldBeFalse();
        verdict.Words.ShouldBe("not to be called search: causal edit, more compute, larger problems do not hold");
    }

    [Fact]
    public void Memoriser_FourTests_NoneHolds()
    {
        SearchVerdict verdict = ShippedPathFinders.Memoriser.Measure(solver => SearchVerdict.Of(solver, Options));
        verdict.Tests.ShouldAllBe(test => !test.Holds);
    }

    private static Interval Solved(ShippedPathFinders model, PathProblem[] problems) =>
        ProportionInterval.Wilson(model.Measure(solver => solver.Solves(problems)).Count(right => right), problems.Length);
}
