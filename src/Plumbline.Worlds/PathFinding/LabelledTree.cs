using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Worlds.PathFinding;

/// <summary>A rooted tree whose nodes carry different labels, each node with at most two children.</summary>
/// <remarks>Two trees are the same where they have the same edges: shape and labels decide, the order in which edges are told does not.</remarks>
public sealed class LabelledTree
{
    /// <summary>How many labels there are; a tree has at most as many nodes. 16, as in Brinkmann et al. 2024.</summary>
    public const int LabelCount = 16;

    private readonly int[] _parents = new int[LabelCount];
    private readonly List<int>[] _children = [.. Enumerable.Range(0, LabelCount).Select(_ => new List<int>(2))];

    /// <summary>A tree.</summary>
    /// <param name="root">Label of the root.</param>
    /// <param name="edges">Parent and child of every edge, in any order.</param>
    /// <exception cref="ArgumentException">The edges are no such tree; the message says where.</exception>
    public LabelledTree(int root, IReadOnlyCollection<TreeEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        Root = root;
        NodeCount = edges.Count + 1;
        Array.Fill(_parents, -1);
        foreach (TreeEdge edge in edges)
        {
            Require(edge.Parent is >= 0 and < LabelCount && edge.Child is >= 0 and < LabelCount, $"edge {edge}: labels are 0 to {LabelCount - 1}");
            Require(_parents[edge.Child] < 0 && edge.Child != root, $"edge {edge}: the child has another parent or is the root");
            _parents[edge.Child] = edge.Parent;
            _children[edge.Parent].Add(edge.Child);
            Require(_children[edge.Parent].Count <= 2, $"edge {edge}: a third child");
        }

        Require(root is >= 0 and < LabelCount, $"root {root}: labels are 0 to {LabelCount - 1}");
        Require(Reached(root) == NodeCount, "not all edges hang together with the root");
    }

    /// <summary>Label of the root.</summary>
    public int Root { get; }

    /// <summary>Nodes, the root included.</summary>
    public int NodeCount { get; }

    /// <summary>Whether the tree is kept for measuring: one in five, by a digest of its edges. No such tree is ever trained on, whatever its goal or the order of its edges.</summary>
    public bool IsHeldOut => SHA256.HashData(Encoding.UTF8.GetBytes(ToString()))[0] % 5 == 0;

    /// <summary>The label of a node's parent; −1 for the root and for labels that the tree does not have.</summary>
    public int Parent(int label) => _parents[label];

    /// <summary>The labels of a node's children; none for leaves and for labels that the tree does not have.</summary>
    public IReadOnlyList<int> Children(int label) => _children[label];

    /// <summary>Whether the tree has a node of this label.</summary>
    public bool Has(int label) => label == Root || _parents[label] >= 0;

    /// <summary>Its edges by the label of the child, such as <c>root 3: 3&gt;0 0&gt;5</c>; equal for equal trees.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"root {Root}:") + string.Concat(
        Enumerable.Range(0, LabelCount).Where(child => _parents[child] >= 0).Select(child => $" {new TreeEdge(_parents[child], child)}"));

    private int Reached(int label) => 1 + _children[label].Sum(Reached);

    private static void Require(bool fine, string problem)
    {
        if (!fine)
        {
            throw new ArgumentException($"no tree: {problem}");
        }
    }
}

/// <summary>One edge.</summary>
/// <param name="Parent">Label of the upper node.</param>
/// <param name="Child">Label of the lower node.</param>
public readonly record struct TreeEdge(int Parent, int Child)
{
    /// <summary>As <c>3&gt;0</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Parent}>{Child}");
}
