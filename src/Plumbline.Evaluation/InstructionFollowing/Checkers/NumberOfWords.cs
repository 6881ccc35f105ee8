using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>length_constraints:number_words</c>: at least, or less than, so many words (<see cref="WordCounter"/>).</summary>
/// <param name="relation">At least or less than.</param>
/// <param name="words">So many.</param>
public sealed class NumberOfWords(Relation relation, int words) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => relation.Holds(WordCounter.Count(reply), words);
}
