namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>startend:quotation</c>: the whole reply stands in straight double quotation marks.</summary>
public sealed class Quotation : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => reply.Trim() is ['"', .., '"'];
}
