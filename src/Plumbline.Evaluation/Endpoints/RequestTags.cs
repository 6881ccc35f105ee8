using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.RateLimits;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>What a request says to whoever stands before the endpoint, among its additional properties: never sent.</summary>
public static class RequestTags
{
    private const string Prefix = "plumbline.";
    private const string EpochName = Prefix + "epoch";
    private const string DepartureName = Prefix + "departure";

    /// <summary>The repetition that a request belongs to; 1 where nothing is said.</summary>
    public static int Epoch(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(EpochName, out object? value) is true && value is int epoch ? epoch : 1;

    /// <summary>Says which repetition a request belongs to, so that a cache gives no repetition the answer of another.</summary>
    public static void SetEpoch(ChatOptions options, int epoch)
    {
        ArgumentNullException.ThrowIfNull(options);
        (options.AdditionalProperties ??= [])[EpochName] = epoch;
    }

    /// <summary>The settings of a request with the limiter that it asks when it is written.</summary>
    internal static ChatOptions WithDeparture(ChatOptions? options, RateLimiter limiter)
    {
        ChatOptions tagged = options?.Clone() ?? new ChatOptions();
        (tagged.AdditionalProperties ??= [])[DepartureName] = limiter;
        return tagged;
    }

    /// <summary>The limiter that a request asks when it is written; null for none.</summary>
    internal static RateLimiter? Departure(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(DepartureName, out object? value) is true ? value as RateLimiter : null;

    /// <summary>Whether a property is such a tag.</summary>
    internal static bool IsTag(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether a value can be sent as JSON as it is.</summary>
    internal static bool IsSendable(object? value) => value is bool or int or long or float or double or string or JsonElement or JsonNode;
}
