using System.Text.Json.Serialization;
using Plumbline.Models.Generation;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Replies;

namespace Plumbline.Serving.Chat;

/// <summary>Log-probabilities of a reply's tokens, as chat completions send them.</summary>
internal sealed record ChatLogProbs(IReadOnlyList<ChatTokenLogProb> Content, string? Refusal)
{
    public static ChatLogProbs Of(IReadOnlyList<GeneratedToken> tokens, TokenSpelling spelling) => new(
        [
            .. tokens.Select(token => new ChatTokenLogProb(
                spelling.Text(token.Token), LogProbNumber.Of(token.LogProb), Bytes(token.Token, spelling),
                [.. (token.Top ?? []).Select(one => new ChatTopLogProb(spelling.Text(one.Token), LogProbNumber.Of(one.LogProb), Bytes(one.Token, spelling)))])),
        ],
        null);

    // As numbers: System.Text.Json would write an array of bytes as Base64.
    private static int[] Bytes(int token, TokenSpelling spelling) => [.. spelling.Bytes(token).Select(value => (int)value)];
}

internal sealed record ChatTokenLogProb(
    string Token, [property: JsonPropertyName("logprob")] float LogProb, IReadOnlyList<int> Bytes,
    [property: JsonPropertyName("top_logprobs")] IReadOnlyList<ChatTopLogProb> TopLogProbs);

internal sealed record ChatTopLogProb(string Token, [property: JsonPropertyName("logprob")] float LogProb, IReadOnlyList<int> Bytes);
