using Plumbline.Worlds.PathFinding;

namespace Plumbline.Worlds.Tests.PathFinding;

public sealed class PathOracleTests
{
    [Fact]
    public void Solve_ProblemsOfAllKinds_AgreesWithClimbingFromTheGoal()
    {
        foreach (PathProblem problem in new PathGenerator(1, "oracle", [.. PathKind.Trained, .. PathKind.Larger], heldOut: true).Generate(0, 500))
        {
            PathOracle.Solve(problem.Edges, problem.Tree.Root, problem.Goal).ShouldBe(problem.Path);
        }
    }

    [Fact]
    public void Solve_NoWay_IsEmpty()
    {
        PathOracle.Solve([new(3, 0), new(5, 7)], 3, 7).ShouldBeEmpty();
        PathOracle.Solve([new(3, 0)], 3, 3).ShouldBeEmpty();
        PathOracle.Solve([new(3, 0), new(0, 3)], 3, 7).ShouldBeEmpty(); // a cycle ends too
    }
}
