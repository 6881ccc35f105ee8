namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>detectable_format:constrained_response</c>: the reply holds one of <c>My answer is yes.</c>, <c>My answer is no.</c> and <c>My answer is maybe.</c>.</summary>
public sealed class ConstrainedResponse : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply) => reply.Contains("My answer is yes.") || reply.Contains("My answer is no.") || reply.Contains("My answer is maybe.");
}
