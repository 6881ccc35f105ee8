namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>startend:end_checker</c>: the reply ends with a phrase; case, and quotation marks around the reply, do not count.</summary>
/// <param name="phrase">The phrase.</param>
public sealed class EndPhrase(string phrase) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => reply.Trim().Trim('"').EndsWith(phrase.Trim(), StringComparison.OrdinalIgnoreCase);
}
