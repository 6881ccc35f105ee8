using System.Text.Json;

namespace Plumbline.Runs;

/// <summary>One line of <c>events.jsonl</c>.</summary>
/// <param name="Number">Counts the events of a run from 1, without gaps.</param>
/// <param name="Time">When it was written, in UTC.</param>
/// <param name="Type">What happened, <c>group/name</c>, such as <c>train/step</c>.</param>
/// <param name="Data">The values that belong to the type.</param>
public sealed record RunEvent(long Number, DateTimeOffset Time, string Type, JsonElement Data);
