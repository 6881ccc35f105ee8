namespace Plumbline.Evaluation.Logs;

/// <summary>A call of a tool.</summary>
/// <param name="Id">Names the call within the conversation.</param>
/// <param name="Function">The tool.</param>
/// <param name="Arguments">Its arguments, as JSON.</param>
public sealed record ToolCallRecord(string Id, string Function, string Arguments);
