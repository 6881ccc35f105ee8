namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>combination:repeat_prompt</c>: the reply begins with the request, word for word; case does not count.</summary>
/// <param name="request">The request.</param>
public sealed class RepeatPrompt(string request) : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => reply.Trim().StartsWith(request.Trim(), StringComparison.OrdinalIgnoreCase);
}
