using System.Text.Json.Serialization;
using Plumbline.Serving.Replies;

namespace Plumbline.Serving.Chat;

/// <summary>A whole reply to a chat completion.</summary>
internal sealed record ChatCompletion(string Id, string Object, long Created, string Model, IReadOnlyList<ChatChoice> Choices, UsageDocument Usage, string SystemFingerprint);

internal sealed record ChatChoice(int Index, ChatReplyMessage Message, [property: JsonPropertyName("logprobs")] ChatLogProbs? LogProbs, string FinishReason);

internal sealed record ChatReplyMessage(string Role, string Content, string? Refusal);

/// <summary>A piece of a reply to a chat completion.</summary>
internal sealed record ChatChunk(
    string Id, string Object, long Created, string Model, string SystemFingerprint, IReadOnlyList<ChatChunkChoice> Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UsageDocument? Usage);

internal sealed record ChatChunkChoice(int Index, ChatDelta Delta, [property: JsonPropertyName("logprobs")] ChatLogProbs? LogProbs, string? FinishReason);

internal sealed record ChatDelta(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Role,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Content);
