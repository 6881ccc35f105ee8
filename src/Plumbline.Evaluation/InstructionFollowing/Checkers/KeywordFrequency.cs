namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>keywords:frequency</c>: a keyword occurs at least, or less than, so often, in any case, also within longer words; occurrences do not overlap.</summary>
/// <param name="keyword">The keyword.</param>
/// <param name="relation">At least or less than.</param>
/// <param name="frequency">So often.</param>
public sealed class KeywordFrequency(string keyword, Relation relation, int frequency) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => relation.Holds(Occurrences(reply, keyword), frequency);

    private static int Occurrences(string text, string part)
    {
        int count = 0;
        for (int at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }
}
