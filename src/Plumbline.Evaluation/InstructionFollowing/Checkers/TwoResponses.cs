namespace Plumbline.Evaluation.InstructionFollowing.Checkers;

/// <summary><c>combination:two_responses</c>: two different responses, parted by six asterisks; a blank one at the beginning or end does not count, one between breaks it.</summary>
public sealed class TwoResponses : IInstructionChecker
{
    /// <inheritdoc/>
    public bool Follows(string reply)
    {
        string[] parts = reply.Split("******");
        bool gap = parts.Where((part, index) => index > 0 && index < parts.Length - 1 && string.IsNullOrWhiteSpace(part)).Any();
        string[] responses = [.. parts.Select(part => part.Trim()).Where(part => part.Length > 0)];
        return !gap && responses.Length == 2 && responses[0] != responses[1];
    }
}
