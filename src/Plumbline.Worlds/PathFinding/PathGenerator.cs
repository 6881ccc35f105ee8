using System.Globalization;
using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.PathFinding;

/// <summary>Endless problems of stated kinds: the i-th problem of a collection is a pure function of seed, name and index.</summary>
/// <param name="seed">Seed.</param>
/// <param name="collection">What the problems are for, such as "training". Different names give unrelated problems.</param>
/// <param name="kinds">The kinds, drawn with equal chance; not empty.</param>
/// <param name="heldOut">Whether the trees are those kept for measuring or those to train on (<see cref="LabelledTree.IsHeldOut"/>).</param>
public sealed class PathGenerator(ulong seed, string collection, IReadOnlyList<PathKind> kinds, bool heldOut)
{
    /// <summary>The problem of an index.</summary>
    /// <exception cref="ArgumentException">The kind drawn is impossible; the message says why.</exception>
    public PathProblem Generate(long index)
    {
        RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"path-finding/{collection}/{index}"));
        PathKind kind = kinds[random.NextInt(kinds.Count)];
        if (kind.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }

        while (true)
        {
            PathProblem problem = Draw(kind, random);
            if (problem.Tree.IsHeldOut == heldOut)
            {
                return problem;
            }
        }
    }

    /// <summary>Problems in a row.</summary>
    public PathProblem[] Generate(long start, int count) => [.. Enumerable.Range(0, count).Select(offset => Generate(start + offset))];

    // The path first; every further node then goes under a node drawn from those that have room, the goal excepted, so that the goal stays a leaf.
    private static PathProblem Draw(PathKind kind, RandomStream random)
    {
        int[] labels = [.. Enumerable.Range(0, LabelledTree.LabelCount)];
        random.Shuffle(labels.AsSpan());
        TreeEdge[] edges = new TreeEdge[kind.Nodes - 1];
        int[] room = new int[kind.Nodes];
        for (int node = 0; node < kind.Nodes; node++)
        {
            room[node] = node == kind.Length ? 0 : 2;
            if (node > 0)
            {
                int parent = node <= kind.Length ? node - 1 : WithRoom(room.AsSpan(0, node), random);
                room[parent]--;
                edges[node - 1] = new TreeEdge(labels[parent], labels[node]);
            }
        }

        random.Shuffle(edges.AsSpan());
        return new PathProblem(new LabelledTree(labels[0], edges), edges, labels[kind.Length]);
    }

    private static int WithRoom(ReadOnlySpan<int> room, RandomStream random)
    {
        while (true)
        {
            int node = random.NextInt(room.Length);
            if (room[node] > 0)
            {
                return node;
            }
        }
    }
}
