using Plumbline.Worlds.PathFinding;

namespace Plumbline.Worlds.Tests.PathFinding;

public sealed class PathGeneratorTests
{
    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 4)]
    [InlineData(8, 7)]
    [InlineData(14, 7)]
    [InlineData(16, 2)]
    public void Generate_EveryKind_HasItsNodesItsLengthAndALeafAsGoal(int nodes, int length)
    {
        foreach (PathProblem problem in new PathGenerator(1, "kinds", [new PathKind(nodes, length)], heldOut: true).Generate(0, 200))
        {
            problem.Tree.NodeCount.ShouldBe(nodes);
            problem.Length.ShouldBe(length);
            problem.Tree.Children(problem.Goal).ShouldBeEmpty();
            problem.Edges.Count.ShouldBe(nodes - 1);
            problem.Path.Prepend(problem.Tree.Root).Zip(problem.Path).ShouldAllBe(step => problem.Edges.Contains(new TreeEdge(step.First, step.Second)));
        }
    }

    [Fact]
    public void Generate_TwoSidesOfTheSplit_ShareNoTree()
    {
        PathProblem[] trained = new PathGenerator(1, "one", PathKind.Trained, heldOut: false).Generate(0, 500);
        PathProblem[] heldOut = new PathGenerator(1, "one", PathKind.Trained, heldOut: true).Generate(0, 500);
        trained.ShouldAllBe(problem => !problem.Tree.IsHeldOut);
        heldOut.ShouldAllBe(problem => problem.Tree.IsHeldOut);
        trained.Select(problem => problem.Tree.ToString()).Intersect(heldOut.Select(problem => problem.Tree.ToString())).ShouldBeEmpty();
    }

    [Fact]
    public void Generate_SameIndex_IsTheSameProblemAndOthersAreOthers()
    {
        PathGenerator generator = new(3, "same", PathKind.Trained, heldOut: false);
        PathProblem[] row = generator.Generate(0, 50);
        generator.Generate(17).Edges.ShouldBe(row[17].Edges);
        row.Select(problem => string.Join(' ', problem.Edges)).Distinct().Count().ShouldBe(50);
        new PathGenerator(4, "same", PathKind.Trained, heldOut: false).Generate(17).Edges.ShouldNotBe(row[17].Edges);
    }

    [Fact]
    public void Generate_TrainedKinds_AllLengthsComeEquallyOften()
    {
        int[] counts = new int[5];
        foreach (PathProblem problem in new PathGenerator(1, "lengths", PathKind.Trained, heldOut: false).Generate(0, 2000))
        {
            counts[problem.Length]++;
        }

        counts[1..].ShouldAllBe(count => count > 400 && count < 600); // 500 ± 97, five standard deviations
    }

    [Fact]
    public void Generate_ImpossibleKind_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new PathGenerator(1, "no", [new PathKind(17, 3)], heldOut: true).Generate(0)).Message.ShouldContain("17 nodes");
        Should.Throw<ArgumentException>(() => new PathGenerator(1, "no", [new PathKind(8, 8)], heldOut: true).Generate(0)).Message.ShouldContain("8 edges");
    }
}
