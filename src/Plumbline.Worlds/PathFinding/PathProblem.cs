namespace Plumbline.Worlds.PathFinding;

/// <summary>Find the way from the root of a tree to one of its leaves, from the edges alone. Immutable.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Edges">Its edges in the order in which they are told.</param>
/// <param name="Goal">Label of the leaf to be reached.</param>
public sealed record PathProblem(LabelledTree Tree, IReadOnlyList<TreeEdge> Edges, int Goal)
{
    /// <summary>The one right answer: the labels after the root, down to the goal. Found by climbing from the goal, which never has a choice.</summary>
    public IReadOnlyList<int> Path { get; } = Climb(Tree, Goal);

    /// <summary>Edges between root and goal.</summary>
    public int Length => Path.Count;

    /// <summary>The label of the node so many steps above the goal; 0 steps is the goal itself, <see cref="Length"/> steps the root.</summary>
    public int AboveGoal(int steps) => steps == Length ? Tree.Root : Path[Length - 1 - steps];

    /// <summary>Exact probability that somebody who goes down at random, without looking ahead, arrives at the goal: one half for each fork on the way.</summary>
    public double BlindChance
    {
        get
        {
            double chance = 1;
            for (int node = Tree.Parent(Goal); node >= 0; node = Tree.Parent(node))
            {
                chance /= Tree.Children(node).Count;
            }

            return chance;
        }
    }

    /// <summary>Whether these labels are the right answer, all of it and no more.</summary>
    public bool IsSolvedBy(IReadOnlyList<int> path) => Path.SequenceEqual(path);

    private static int[] Climb(LabelledTree tree, int goal)
    {
        List<int> path = [];
        for (int node = goal; node != tree.Root; node = tree.Parent(node))
        {
            path.Add(node >= 0 ? node : throw new ArgumentException($"the tree has no node {goal}"));
        }

        path.Reverse();
        return [.. path];
    }
}
