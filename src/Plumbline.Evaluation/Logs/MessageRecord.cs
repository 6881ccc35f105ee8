namespace Plumbline.Evaluation.Logs;

/// <summary>One message of a conversation.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">What it says.</param>
public sealed record MessageRecord(string Role, string Text)
{
    /// <summary>Calls of tools that the message asks for. Default null: none.</summary>
    public IReadOnlyList<ToolCallRecord>? ToolCalls { get; init; }

    /// <summary>The call that a tool's message answers. Default null.</summary>
    public string? ToolCallId { get; init; }
}
