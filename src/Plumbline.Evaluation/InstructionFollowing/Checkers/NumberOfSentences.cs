using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>length_constraints:number_sentences</c>: at least, or less than, so many sentences (<see cref="SentenceCounter"/>).</summary>
/// <param name="relation">At least or less than.</param>
/// <param name="sentences">So many.</param>
public sealed class NumberOfSentences(Relation relation, int sentences) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => relation.Holds(SentenceCounter.Count(reply), sentences);
}
