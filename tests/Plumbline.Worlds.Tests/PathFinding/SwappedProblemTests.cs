using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Worlds.Tests.PathFinding;

public sealed class SwappedProblemTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    public void Draw_EveryForm_IsEditedTowardsAStepThatIsRightInNeitherProblem(int steps, int length)
    {
        for (int i = 0; i < 100; i++)
        {
            SwappedProblem swapped = SwappedProblem.Draw(steps, length, new RandomStream(1, $"swapped/{i}"));
            (PathProblem problem, PathProblem donor, PathProblem stranger) = (swapped.Problem, swapped.Donor, swapped.Stranger);
            new[] { problem, donor, stranger }.ShouldAllBe(one =>
                one.Goal == problem.Goal && one.Tree.Root == problem.Tree.Root && one.Length == length && one.Tree.IsHeldOut && one.Tree.NodeCount == PathKind.TrainedNodes);

            // The donor's path differs in the one node alone, and so begins as the problem's.
            donor.Path[0].ShouldBe(problem.Path[0]);
            Enumerable.Range(0, length).Count(step => donor.Path[step] != problem.Path[step]).ShouldBe(1);
            Enumerable.Range(0, length).Count(step => stranger.Path[step] != problem.Path[step]).ShouldBe(1);
            problem.Tree.Has(stranger.AboveGoal(steps)).ShouldBeFalse();

            // In the problem, whoever climbs from the donor's node arrives at the edited step.
            int node = swapped.There;
            while (problem.Tree.Parent(node) != problem.Tree.Root)
            {
                node = problem.Tree.Parent(node);
            }

            node.ShouldBe(swapped.EditedStep);
            swapped.EditedStep.ShouldNotBe(swapped.RightStep);

            // Told in the same order, with the same labels in all places but those of the node changed.
            problem.Edges.Zip(donor.Edges).Count(pair => pair.First != pair.Second).ShouldBeInRange(3, 6);
        }
    }

    [Theory]
    [InlineData(0, 3)] // the goal itself
    [InlineData(2, 3)] // the first step
    [InlineData(1, 5)] // more than eight nodes
    public void Draw_ImpossibleForm_IsRefused(int steps, int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SwappedProblem.Draw(steps, length, new RandomStream(1, "no")));
}
