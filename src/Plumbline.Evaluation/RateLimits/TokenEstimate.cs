using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.RateLimits;

/// <summary>How many tokens a request will take, guessed before it is sent; what the endpoint counts afterwards sets it right.</summary>
public static class TokenEstimate
{
    /// <summary>Characters of a token, about, in English text.</summary>
    public const int CharactersPerToken = 4;

    /// <summary>Tokens of a reply whose length is not limited.</summary>
    public const int DefaultReply = 256;

    /// <summary>The estimate: a token for four characters, four for each message's frame, and the longest reply that is asked for.</summary>
    public static double Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        double tokens = options?.MaxOutputTokens ?? DefaultReply;
        foreach (ChatMessage message in messages)
        {
            tokens += 4 + (message.Text.Length / (double)CharactersPerToken);
        }

        return tokens;
    }
}
