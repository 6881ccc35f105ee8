namespace Plumbline.Worlds.PathFinding;

/// <summary>How large a problem is.</summary>
/// <param name="Nodes">Nodes of the tree, at most <see cref="LabelledTree.LabelCount"/>.</param>
/// <param name="Length">Edges between root and goal, at least 1 and less than the nodes.</param>
public readonly record struct PathKind(int Nodes, int Length)
{
    /// <summary>The smallest tree of the ladder, and the only size that models are trained on: 8 nodes.</summary>
    public const int TrainedNodes = 8;

    /// <summary>The longest path that models are trained on: 4 edges, as many as the shipped model has layers.</summary>
    public const int TrainedLength = 4;

    /// <summary>The longest path of the ladder: 7 edges in 14 nodes.</summary>
    public const int LongestLength = 7;

    /// <summary>The kinds of the ladder that models are trained on.</summary>
    public static IReadOnlyList<PathKind> Trained { get; } = [.. Enumerable.Range(1, TrainedLength).Select(OfLength)];

    /// <summary>The kinds of the ladder with longer paths in larger trees.</summary>
    public static IReadOnlyList<PathKind> Larger { get; } = [.. Enumerable.Range(TrainedLength + 1, LongestLength - TrainedLength).Select(OfLength)];

    /// <summary>The kind of a path length on the ladder: 8 nodes, and two for each edge from there on, so that half of a tree always lies off the path.</summary>
    public static PathKind OfLength(int length) => new(Math.Max(TrainedNodes, 2 * length), length);

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Nodes is < 2 or > LabelledTree.LabelCount)
        {
            problems.Add($"a tree of {Nodes} nodes; expected 2 to {LabelledTree.LabelCount}");
        }

        if (Length < 1 || Length >= Nodes)
        {
            problems.Add($"a path of {Length} edges in {Nodes} nodes; expected at least 1 and fewer than the nodes");
        }

        return problems;
    }
}
