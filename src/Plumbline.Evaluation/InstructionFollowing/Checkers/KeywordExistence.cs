namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>keywords:existence</c>: every keyword occurs, in any case, also within a longer word.</summary>
/// <remarks>Deviation: the original takes keywords for regular expressions; here they are texts.</remarks>
/// <param name="keywords">The keywords.</param>
public sealed class KeywordExistence(IReadOnlyList<string> keywords) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => keywords.All(keyword => reply.Contains(keyword, StringComparison.OrdinalIgnoreCase));
}
