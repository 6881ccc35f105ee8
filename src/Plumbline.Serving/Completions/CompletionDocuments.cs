using System.Text.Json.Serialization;
using Plumbline.Serving.Replies;

namespace Plumbline.Serving.Completions;

/// <summary>A reply to a completion, or a piece of one.</summary>
internal sealed record Completion(
    string Id, string Object, long Created, string Model, string SystemFingerprint, IReadOnlyList<CompletionChoice> Choices,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UsageDocument? Usage);

internal sealed record CompletionChoice(
    string Text, int Index, [property: JsonPropertyName("logprobs")] CompletionLogProbs? LogProbs, string? FinishReason);

/// <summary>Log-probabilities (nats) as text completions send them: lists of one length. Nothing predicts the first token of a text: its entries are null.</summary>
/// <param name="Tokens">The tokens as text.</param>
/// <param name="TokenLogProbs">Log-probability of each.</param>
/// <param name="TopLogProbs">At each place the likeliest tokens, and the token itself.</param>
/// <param name="TextOffset">Where each token begins in the text, in UTF-16 units.</param>
internal sealed record CompletionLogProbs(
    IReadOnlyList<string> Tokens,
    [property: JsonPropertyName("token_logprobs")] IReadOnlyList<float?> TokenLogProbs,
    [property: JsonPropertyName("top_logprobs")] IReadOnlyList<IReadOnlyDictionary<string, float>?> TopLogProbs,
    IReadOnlyList<int> TextOffset);
