using Plumbline.Worlds.PathFinding;

namespace Plumbline.Worlds.Tests.PathFinding;

public sealed class PathTokensTests
{
    private static readonly TreeEdge[] Edges = [new(3, 0), new(0, 7), new(3, 5)];
    private static readonly PathProblem Problem = new(new LabelledTree(3, Edges), Edges, 7);

    [Fact]
    public void Prompt_EdgesGoalPausesRoot_InThisOrder()
    {
        PathTokens.Prompt(Problem, 2).ShouldBe([3, 16, 0, 23, 3, 21, 32, 23, 33, 33, 3]);
        PathTokens.PromptLength(Problem, 2).ShouldBe(11);
        PathTokens.Text(Problem).ShouldBe([3, 16, 0, 23, 3, 21, 32, 23, 3, 0, 7]);
    }

    [Fact]
    public void Text_Decoded_GivesEdgesGoalAndPathBack()
    {
        foreach (PathProblem problem in new PathGenerator(1, "decode", PathKind.Larger, heldOut: true).Generate(0, 100))
        {
            int[] labels = [.. PathTokens.Text(problem).Select(PathTokens.Label)];
            int edges = Array.IndexOf(labels, -1);
            labels[..edges].Chunk(2).Select(pair => new TreeEdge(pair[0], pair[1])).ShouldBe(problem.Edges);
            labels[edges + 1].ShouldBe(problem.Goal);
            labels[edges + 2].ShouldBe(problem.Tree.Root);
            labels[(edges + 3)..].ShouldBe(problem.Path);
        }
    }

    [Fact]
    public void Text_LargestProblem_FitsTheModel()
    {
        PathProblem problem = new PathGenerator(1, "largest", [new PathKind(16, 15)], heldOut: true).Generate(0);
        PathTokens.Text(problem, PathTokens.MostPauses).Length.ShouldBeLessThanOrEqualTo(PathTokens.LongestText);
        PathTokens.Text(problem).ShouldAllBe(token => token >= 0 && token < PathTokens.VocabularySize);
    }

    [Fact]
    public void Prompt_TooManyPauses_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => PathTokens.Prompt(Problem, PathTokens.MostPauses + 1));
}
