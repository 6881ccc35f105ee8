using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.PathFinding;

/// <summary>
/// A problem for a causal edit, with two others that tell the same edges but for one label. In <see cref="Problem"/> the way to the goal leads over
/// <see cref="Here"/>, in the branch of <see cref="RightStep"/>; a node <see cref="There"/> stands as deep in the branch of <see cref="EditedStep"/>. In
/// <see cref="Donor"/> the two have changed places, so its way to the same goal leads over <see cref="There"/> and still begins with <see cref="RightStep"/>.
/// </summary>
/// <remarks>
/// So a state taken from the donor that says "the goal hangs below <see cref="There"/>", put into the problem, makes whoever goes on climbing in the problem's own
/// edges arrive at <see cref="EditedStep"/>: a step that is right in neither. Copying the donor's answer cannot give it.
/// </remarks>
/// <param name="Problem">The problem that is edited.</param>
/// <param name="Donor">Where the edit comes from.</param>
/// <param name="Stranger">The control: as the donor, but with a label in <see cref="Here"/>'s place that the problem's tree does not have.</param>
/// <param name="Steps">How many steps above the goal the changed node stands: at least 1, and above it comes at least the first step.</param>
/// <param name="EditedStep">Label of the first node on the way to <see cref="There"/> in the problem: what the edit should make the model write.</param>
public sealed record SwappedProblem(PathProblem Problem, PathProblem Donor, PathProblem Stranger, int Steps, int EditedStep)
{
    /// <summary>Label of the node on the way.</summary>
    public int Here => Problem.AboveGoal(Steps);

    /// <summary>Label of the node in the other branch.</summary>
    public int There => Donor.AboveGoal(Steps);

    /// <summary>Label of the first node of the right path.</summary>
    public int RightStep => Problem.Path[0];

    /// <summary>Draws a problem whose three trees are all held out.</summary>
    /// <param name="steps">Steps above the goal of the changed node, at least 1.</param>
    /// <param name="length">Edges of the path: at least two more than the steps, so that the changed node is not the first step.</param>
    /// <param name="random">Source of chance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The path is too short for the steps, or the two branches do not fit the trained size of trees.</exception>
    public static SwappedProblem Draw(int steps, int length, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, steps + 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((2 * length) - steps + 1, PathKind.TrainedNodes, nameof(length));
        while (true)
        {
            SwappedProblem drawn = DrawAny(steps, length, random);
            if (drawn.Problem.Tree.IsHeldOut && drawn.Donor.Tree.IsHeldOut && drawn.Stranger.Tree.IsHeldOut)
            {
                return drawn;
            }
        }
    }

    private static SwappedProblem DrawAny(int steps, int length, RandomStream random)
    {
        int[] labels = [.. Enumerable.Range(0, LabelledTree.LabelCount)];
        random.Shuffle(labels.AsSpan());

        // Nodes by number: the path from the root 0 to the goal, then the other branch down to the same depth as the changed node, then others.
        (int depth, int other) = (length - steps, length + 1);
        int[] room = new int[PathKind.TrainedNodes];
        List<(int Parent, int Child)> edges = [];
        for (int node = 0; node < room.Length; node++)
        {
            room[node] = node == length ? 0 : 2;
            if (node > 0)
            {
                int parent = node <= length || (node > other && node < other + depth) ? node - 1 : node == other ? 0 : WithRoom(room.AsSpan(0, node), random);
                room[parent]--;
                edges.Add((parent, node));
            }
        }

        (int Parent, int Child)[] told = [.. edges];
        random.Shuffle(told.AsSpan());
        int there = other + depth - 1;
        return new SwappedProblem(
            Labelled(told, length, labels),
            Labelled(told, length, Exchanged(labels, depth, there)),
            Labelled(told, length, Exchanged(labels, depth, room.Length)),
            steps,
            labels[other]);
    }

    private static PathProblem Labelled((int Parent, int Child)[] told, int goal, int[] labels)
    {
        TreeEdge[] edges = [.. told.Select(edge => new TreeEdge(labels[edge.Parent], labels[edge.Child]))];
        return new PathProblem(new LabelledTree(labels[0], edges), edges, labels[goal]);
    }

    private static int[] Exchanged(int[] labels, int one, int two)
    {
        int[] exchanged = [.. labels];
        (exchanged[one], exchanged[two]) = (labels[two], labels[one]);
        return exchanged;
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
