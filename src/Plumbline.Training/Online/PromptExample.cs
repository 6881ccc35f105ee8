using System.Text.Json;
using Plumbline.Training.Prompts;

namespace Plumbline.Training.Online;

/// <summary>A prompt to sample replies to, with what its row says beside it.</summary>
/// <param name="Prompt">The prompt; its id is the row's.</param>
/// <param name="Columns">The row's other columns, for reward functions.</param>
public sealed record PromptExample(Prompt Prompt, IReadOnlyDictionary<string, JsonElement> Columns);
