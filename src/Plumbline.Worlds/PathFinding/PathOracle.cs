namespace Plumbline.Worlds.PathFinding;

/// <summary>Solves a problem by search in the plain sense: from the root, trying every branch to its end. Exact for trees of any size, and independent of <see cref="PathProblem.Path"/>, which climbs.</summary>
public static class PathOracle
{
    /// <summary>The labels after the root, down to the goal.</summary>
    /// <param name="edges">The edges in any order.</param>
    /// <param name="root">Label of the root.</param>
    /// <param name="goal">Label of the goal.</param>
    /// <returns>The path; empty where the goal is the root or no way leads to it.</returns>
    public static IReadOnlyList<int> Solve(IReadOnlyList<TreeEdge> edges, int root, int goal)
    {
        ArgumentNullException.ThrowIfNull(edges);
        List<int> path = [];
        return Find(edges, root, goal, path) ? path : [];
    }

    private static bool Find(IReadOnlyList<TreeEdge> edges, int place, int goal, List<int> path)
    {
        if (place == goal)
        {
            return true;
        }

        foreach (TreeEdge edge in edges)
        {
            if (edge.Parent == place && !path.Contains(edge.Child))
            {
                path.Add(edge.Child);
                if (Find(edges, edge.Child, goal, path))
                {
                    return true;
                }

                path.RemoveAt(path.Count - 1);
            }
        }

        return false;
    }
}
