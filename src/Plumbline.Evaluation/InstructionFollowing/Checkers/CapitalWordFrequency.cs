using Plumbline.Evaluation.InstructionFollowing.Text;

namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>change_case:capital_word_frequency</c>: at least, or less than, so many words in capitals alone (<see cref="WordCounter.CountCapitals"/>).</summary>
/// <param name="relation">At least or less than.</param>
/// <param name="words">So many.</param>
public sealed class CapitalWordFrequency(Relation relation, int words) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => relation.Holds(WordCounter.CountCapitals(reply), words);
}
