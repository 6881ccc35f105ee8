using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>How likely a token of a reply was, where the request asked for it (<c>logprobs</c> among its additional properties).</summary>
/// <param name="Token">The token's text.</param>
/// <param name="LogProb">Its log-probability, in nats.</param>
/// <param name="Top">The likeliest tokens in its place, where asked for.</param>
public sealed record TokenLogProb(string Token, double LogProb, IReadOnlyList<TokenLogProb> Top)
{
    /// <summary>Under which name of a response's additional properties they stand.</summary>
    public const string PropertyName = "logprobs";

    /// <summary>Those of a response; empty where there are none.</summary>
    public static IReadOnlyList<TokenLogProb> Of(ChatResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return response.AdditionalProperties?.TryGetValue(PropertyName, out object? value) is true && value is IReadOnlyList<TokenLogProb> tokens ? tokens : [];
    }
}
