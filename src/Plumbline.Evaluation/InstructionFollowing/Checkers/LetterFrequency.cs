namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>keywords:letter_frequency</c>: a letter (or other character) occurs at least, or less than, so often, in any case.</summary>
/// <param name="letter">The letter.</param>
/// <param name="relation">At least or less than.</param>
/// <param name="frequency">So often.</param>
public sealed class LetterFrequency(char letter, Relation relation, int frequency) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => relation.Holds(reply.Count(found => char.ToLowerInvariant(found) == char.ToLowerInvariant(letter)), frequency);
}
