using Plumbline.Worlds.PathFinding;

namespace Plumbline.Worlds.Tests.PathFinding;

public sealed class LabelledTreeTests
{
    private static readonly TreeEdge[] Edges = [new(3, 0), new(3, 5), new(0, 7)];

    [Fact]
    public void Tree_OfEdges_KnowsParentsChildrenAndNodes()
    {
        LabelledTree tree = new(3, Edges);
        tree.NodeCount.ShouldBe(4);
        tree.Parent(7).ShouldBe(0);
        tree.Parent(3).ShouldBe(-1);
        tree.Children(3).ShouldBe([0, 5]);
        tree.Has(5).ShouldBeTrue();
        tree.Has(6).ShouldBeFalse();
        tree.ToString().ShouldBe("root 3: 3>0 3>5 0>7");
    }

    [Fact]
    public void IsHeldOut_SameTree_DoesNotDependOnTheOrderOfEdges()
    {
        LabelledTree one = new(3, Edges);
        LabelledTree other = new(3, [Edges[2], Edges[0], Edges[1]]);
        other.ToString().ShouldBe(one.ToString());
        other.IsHeldOut.ShouldBe(one.IsHeldOut);
    }

    [Fact]
    public void IsHeldOut_ManyTrees_IsOneInFive()
    {
        int heldOut = 0;
        for (int label = 0; label < 16; label++)
        {
            for (int child = 0; child < 16; child++)
            {
                for (int next = 0; next < 16; next++)
                {
                    heldOut += label != child && label != next && child != next && new LabelledTree(label, [new(label, child), new(child, next)]).IsHeldOut ? 1 : 0;
                }
            }
        }

        heldOut.ShouldBeInRange(550, 800); // of 3,360; 52 of 256 values of a byte, five standard deviations
    }

    [Theory]
    [InlineData(0, 0, 1, 0, 2, 0, 3)] // three children
    [InlineData(0, 0, 1, 2, 1, 0, 2)] // two parents
    [InlineData(0, 0, 1, 1, 0, 0, 2)] // a parent of the root
    [InlineData(0, 0, 1, 2, 3, 3, 4)] // in two pieces
    [InlineData(0, 0, 1, 1, 16, 0, 2)] // no such label
    [InlineData(0, 0, 1, 2, 3, 3, 2)] // a cycle
    public void Tree_OfNoTree_IsRefused(int root, params int[] ends) => Should.Throw<ArgumentException>(
        () => new LabelledTree(root, [.. ends.Chunk(2).Select(pair => new TreeEdge(pair[0], pair[1]))])).Message.ShouldContain("no tree");
}
