namespace Plumbline.Worlds.PathFinding;

/// <summary>
/// Problems as a language model reads them: each edge as parent and child, a sign, the goal, pauses to think, the root; then the answer, node by node.
/// A label has one token as a child or goal and another as a parent or as the place where one stands, as in Brinkmann et al. 2024.
/// </summary>
public static class PathTokens
{
    /// <summary>The sign that ends the edges.</summary>
    public const int Sign = 2 * LabelledTree.LabelCount;

    /// <summary>A token that says nothing: time to think.</summary>
    public const int Pause = Sign + 1;

    /// <summary>Tokens in all.</summary>
    public const int VocabularySize = Pause + 1;

    /// <summary>Most pauses of a prompt: 16.</summary>
    public const int MostPauses = 16;

    /// <summary>The longest text: the largest tree with the longest path and all pauses.</summary>
    public const int LongestText = (3 * LabelledTree.LabelCount) + MostPauses + 3;

    /// <summary>The token of a label as a parent, as the root or as the place where one stands.</summary>
    public static int Place(int label) => label;

    /// <summary>The token of a label as a child or as the goal.</summary>
    public static int Target(int label) => LabelledTree.LabelCount + label;

    /// <summary>The label that a token stands for; −1 for signs.</summary>
    public static int Label(int token) => token < Sign ? token % LabelledTree.LabelCount : -1;

    /// <summary>The prompt: its last token is the root, after which the path is written.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="pauses">Pauses between goal and root, 0 to <see cref="MostPauses"/>.</param>
    public static int[] Prompt(PathProblem problem, int pauses = 0)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentOutOfRangeException.ThrowIfNegative(pauses);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pauses, MostPauses);
        int[] tokens = new int[PromptLength(problem, pauses)];
        for (int i = 0; i < problem.Edges.Count; i++)
        {
            tokens[2 * i] = Place(problem.Edges[i].Parent);
            tokens[(2 * i) + 1] = Target(problem.Edges[i].Child);
        }

        int next = 2 * problem.Edges.Count;
        tokens[next++] = Sign;
        tokens[next++] = Target(problem.Goal);
        tokens.AsSpan(next, pauses).Fill(Pause);
        tokens[^1] = Place(problem.Tree.Root);
        return tokens;
    }

    /// <summary>Prompt and right answer.</summary>
    public static int[] Text(PathProblem problem, int pauses = 0) => [.. Prompt(problem, pauses), .. problem.Path.Select(Place)];

    /// <summary>Tokens of the prompt.</summary>
    public static int PromptLength(PathProblem problem, int pauses = 0) => (2 * problem.Edges.Count) + 3 + pauses;
}
