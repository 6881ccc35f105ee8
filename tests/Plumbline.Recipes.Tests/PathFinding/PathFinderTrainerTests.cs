using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.PathFinding;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.Tests.PathFinding;

public sealed class PathFinderTrainerTests
{
    private static readonly PathFinderRecipe Small = new() { Steps = 30, BatchProblems = 8, HiddenSize = 16, LayerCount = 2, FeedForwardSize = 32 };

    [Fact]
    public void Train_SameRecipe_GivesTheSameWeightsAtAnyNumberOfThreads()
    {
        using Decoder one = Train(Small, threads: 1);
        using Decoder two = Train(Small, threads: 2);
        using Decoder other = Train(Small with { Seed = 2 }, threads: 1);
        two.OutputWeight.Values.ToArray().ShouldBe(one.OutputWeight.Values.ToArray());
        other.OutputWeight.Values.ToArray().ShouldNotBe(one.OutputWeight.Values.ToArray());
    }

    [Fact]
    public void Train_AFewProblems_LearnsThemByHeart()
    {
        using PathSolver solver = new(Train(Small with { Problems = 4, Steps = 300, LearningRate = 1e-2 }, threads: 1));
        solver.Solves(PathFinderTrainer.TrainingProblems(Small.Seed).Generate(0, 4)).ShouldAllBe(solved => solved);
    }

    [Fact]
    public void Solves_OnePassOverTheRightAnswer_IsWhatGreedyGenerationWrites()
    {
        using Decoder model = Train(Small with { Problems = 40, Steps = 150, LearningRate = 1e-2 }, threads: 1);
        PathProblem[] problems = PathFinderTrainer.TrainingProblems(Small.Seed).Generate(0, 40);
        bool[] generated = new bool[problems.Length];
        using (Processor processor = new(new ProcessorOptions { Threads = 1 }))
        using (Generator generator = new(model, processor))
        {
            for (int i = 0; i < problems.Length; i++)
            {
                GeneratedSequence written = generator.Generate(
                    [PathTokens.Prompt(problems[i])], new GenerationOptions { MaxNewTokens = problems[i].Length, Temperature = 0 }, [new RandomStream(1, "greedy")])[0];
                generated[i] = problems[i].IsSolvedBy([.. written.Tokens]);
            }
        }

        using PathSolver solver = new(model.Clone());
        solver.Solves(problems).ShouldBe(generated);
        generated.Count(solved => solved).ShouldBeInRange(1, 39); // both cases occur
    }

    [Fact]
    public void Validate_WrongRecipe_ListsAllProblems()
    {
        IReadOnlyList<string> problems = new PathFinderRecipe { Steps = 0, BatchProblems = 0, MostPauses = 17, HeadCount = 3 }.Validate();
        problems.Count.ShouldBe(4);
        new PathFinderRecipe().Validate().ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => new PathFinderTrainer(new PathFinderRecipe { Steps = 0 }, null!, TimeProvider.System)).Message.ShouldContain("steps is 0");
    }

    private static Decoder Train(PathFinderRecipe recipe, int threads)
    {
        using Processor processor = new(new ProcessorOptions { Threads = threads });
        return new PathFinderTrainer(recipe, processor, TimeProvider.System).Train();
    }
}
