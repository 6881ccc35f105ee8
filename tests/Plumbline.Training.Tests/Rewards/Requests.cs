using System.Text.Json;
using Plumbline.Training.Batches;
using Plumbline.Training.Rewards;

namespace Plumbline.Training.Tests.Rewards;

/// <summary>Replies to be rewarded.</summary>
internal static class Requests
{
    public static RewardRequest Of(string reply, string? columns = null, bool ended = true, int tokens = 1) => new(
        "data.jsonl#1",
        "Say something.",
        reply,
        new PromptedReply([0], [.. Enumerable.Repeat(1, tokens)]),
        ended,
        columns is null ? new Dictionary<string, JsonElement>() : JsonElement.Parse(columns).EnumerateObject().ToDictionary(column => column.Name, column => column.Value));

    /// <summary>The reward of one reply.</summary>
    public static double? Reward(this IRewardFunction function, string reply, string? columns = null) => function.Score([Of(reply, columns)])[0];
}
