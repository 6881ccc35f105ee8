namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary>
/// <c>length_constraints:number_paragraphs</c>: exactly so many paragraphs, parted by <c>***</c>; blank lines part nothing. A blank paragraph at the beginning or end does not
/// count, one in the middle breaks the instruction.
/// </summary>
/// <param name="paragraphs">So many.</param>
public sealed class NumberOfParagraphs(int paragraphs) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply)
    {
        string[] parts = reply.Split("***");
        bool gap = parts.Where((part, index) => index > 0 && index < parts.Length - 1 && string.IsNullOrWhiteSpace(part)).Any();
        return !gap && parts.Count(part => !string.IsNullOrWhiteSpace(part)) == paragraphs;
    }
}
