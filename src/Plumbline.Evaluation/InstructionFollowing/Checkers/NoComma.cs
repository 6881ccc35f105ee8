namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>punctuation:no_comma</c>: no comma.</summary>
public sealed class NoComma : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => !reply.Contains(',');
}
