using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Caching;

/// <summary>One line of a cache: the key and the response.</summary>
internal sealed record CachedResponse
{
    public required string Key { get; init; }

    public required IReadOnlyList<MessageRecord> Messages { get; init; }

    public string? Model { get; init; }

    public string? Finish { get; init; }

    public long? Input { get; init; }

    public long? Output { get; init; }

    public IReadOnlyList<TokenLogProb>? LogProbs { get; init; }

    public static CachedResponse Of(string key, ChatResponse response) => new()
    {
        Key = key,
        Messages = RecordedMessages.Of(response.Messages),
        Model = response.ModelId,
        Finish = response.FinishReason?.Value,
        Input = response.Usage?.InputTokenCount,
        Output = response.Usage?.OutputTokenCount,
        LogProbs = TokenLogProb.Of(response) is { Count: > 0 } tokens ? tokens : null,
    };

    /// <summary>Whether it is worth keeping: no refusal of a filter, and not empty.</summary>
    public static bool IsWorthKeeping(ChatResponse response) =>
        response.FinishReason != ChatFinishReason.ContentFilter
        && response.FinishReason?.Value != "refusal"
        && response.Messages.Any(message => message.Text.Length > 0 || message.Contents.OfType<FunctionCallContent>().Any());

    public ChatResponse ToResponse()
    {
        ChatResponse response = new([.. Messages.Select(RecordedMessages.ToMessage)])
        {
            ModelId = Model,
            FinishReason = string.IsNullOrEmpty(Finish) ? null : new ChatFinishReason(Finish),
            Usage = Input is null && Output is null ? null : new UsageDetails { InputTokenCount = Input, OutputTokenCount = Output },
        };
        if (LogProbs is not null)
        {
            (response.AdditionalProperties ??= [])[TokenLogProb.PropertyName] = LogProbs;
        }

        return response;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CachedResponse))]
internal sealed partial class CachedResponseContext : JsonSerializerContext;
