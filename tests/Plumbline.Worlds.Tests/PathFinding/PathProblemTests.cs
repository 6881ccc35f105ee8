using Plumbline.Worlds.PathFinding;

namespace Plumbline.Worlds.Tests.PathFinding;

public sealed class PathProblemTests
{
    // 3 ─ 0 ─ 7 ─ 9, a fork at 3 (to 5) and one at 7 (to 2).
    private static readonly TreeEdge[] Edges = [new(3, 0), new(7, 9), new(3, 5), new(0, 7), new(7, 2)];
    private static readonly PathProblem Problem = new(new LabelledTree(3, Edges), Edges, 9);

    [Fact]
    public void Path_FromRootToGoal_IsTheOneWay()
    {
        Problem.Path.ShouldBe([0, 7, 9]);
        Problem.Length.ShouldBe(3);
        Problem.IsSolvedBy([0, 7, 9]).ShouldBeTrue();
        Problem.IsSolvedBy([0, 7]).ShouldBeFalse();
        Problem.IsSolvedBy([0, 7, 2]).ShouldBeFalse();
    }

    [Fact]
    public void AboveGoal_EachNumberOfSteps_ClimbsToTheRoot() =>
        Enumerable.Range(0, 4).Select(Problem.AboveGoal).ShouldBe([9, 7, 0, 3]);

    [Fact]
    public void BlindChance_TwoForks_IsAQuarter() => Problem.BlindChance.ShouldBe(0.25);

    [Fact]
    public void BlindChance_GoingDownAtRandom_IsWhatIsSimulated()
    {
        Numerics.Randomness.RandomStream random = new(1, "blind");
        PathProblem[] problems = new PathGenerator(1, "blind", PathKind.Trained, heldOut: true).Generate(0, 3000);
        int arrived = problems.Count(problem =>
        {
            int node = problem.Tree.Root;
            while (problem.Tree.Children(node) is { Count: > 0 } children)
            {
                node = children[random.NextInt(children.Count)];
            }

            return node == problem.Goal;
        });
        (arrived / 3000.0).ShouldBe(problems.Average(problem => problem.BlindChance), 0.04); // more than four standard errors
    }

    [Fact]
    public void Problem_GoalOutsideTheTree_IsRefused() =>
        Should.Throw<ArgumentException>(() => new PathProblem(Problem.Tree, Edges, 12)).Message.ShouldContain("12");
}
