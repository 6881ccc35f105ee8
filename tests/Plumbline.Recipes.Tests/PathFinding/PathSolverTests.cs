using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.PathFinding;
using Plumbline.Recipes.PathFinding.Search;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.Tests.PathFinding;

public sealed class PathSolverTests
{
    private static readonly PathFinderRecipe Recipe = new() { HiddenSize = 16, LayerCount = 3, FeedForwardSize = 32 };
    private static readonly PathProblem[] Problems = new PathGenerator(1, "solver", PathKind.Larger, heldOut: true).Generate(0, 20);

    [Fact]
    public void TailStates_BeforeTheFirstBlock_AreTheEmbeddingsOfGoalAndRoot()
    {
        using PathSolver solver = Random();
        float[][][][] states = solver.TailStates(Problems);
        states[0].Length.ShouldBe(4);
        for (int i = 0; i < Problems.Length; i++)
        {
            states[(int)PromptPlace.Goal][0][i].ShouldBe(solver.Model.Embedding.Row(PathTokens.Target(Problems[i].Goal)).ToArray());
            states[(int)PromptPlace.Root][0][i].ShouldBe(solver.Model.Embedding.Row(PathTokens.Place(Problems[i].Tree.Root)).ToArray());
        }
    }

    [Fact]
    public void FirstSteps_WithItsOwnStatesPutIn_AreThoseWithoutAnEdit()
    {
        using PathSolver solver = Random();
        float[][][][] states = solver.TailStates(Problems);
        int[] plain = solver.FirstSteps(Problems);
        for (int layer = 0; layer < 3; layer++)
        {
            int depth = layer + 1;
            solver.FirstSteps(Problems, (problem, place, state) => states[(int)place][depth][problem].CopyTo(state), layer).ShouldBe(plain);
        }
    }

    [Fact]
    public void FirstSteps_LastStateOfAnotherProblem_GiveItsAnswer()
    {
        using PathSolver solver = Random();
        PathProblem[] others = new PathGenerator(2, "others", PathKind.Larger, heldOut: true).Generate(0, 20);
        float[][][][] states = solver.TailStates(others);
        int[] answers = solver.FirstSteps(others);
        answers.ShouldNotBe(solver.FirstSteps(Problems));
        solver.FirstSteps(Problems, (problem, place, state) => states[(int)place][3][problem].CopyTo(state), layer: 2).ShouldBe(answers);
    }

    [Fact]
    public void Repeated_ABlockThatDoesNothing_ChangesNoAnswer()
    {
        using PathSolver solver = Random();
        solver.Model.Layers[1].Output.Weight.Edit().Clear();
        solver.Model.Layers[1].Down.Weight.Edit().Clear();
        using PathSolver idle = new(MoreComputeTest.Repeated(solver.Model, 1));
        using PathSolver busy = new(MoreComputeTest.Repeated(solver.Model, 0));
        idle.Model.Layers.Count.ShouldBe(4);
        idle.FirstSteps(Problems).ShouldBe(solver.FirstSteps(Problems));
        float[] last = solver.TailStates(Problems)[1][3][0];
        idle.TailStates(Problems)[1][4][0].ShouldBe(last);
        busy.TailStates(Problems)[1][4][0].ShouldNotBe(last);
    }

    // Larger weights than a new model has, so that blocks do something.
    private static PathSolver Random()
    {
        Decoder model = Decoder.Initialize(Recipe.Config, new RandomStream(1, "solver"));
        foreach (var parameter in model.Parameters.Where(parameter => parameter.Shape.Count == 2))
        {
            foreach (ref float weight in parameter.Edit())
            {
                weight *= 20;
            }
        }

        return new PathSolver(model);
    }
}
