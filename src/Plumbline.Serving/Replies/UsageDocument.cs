using Plumbline.Models.Generation;

namespace Plumbline.Serving.Replies;

/// <summary>How many tokens a request took. Prompts count once, whatever the number of replies to them; a token that ends a reply counts.</summary>
internal sealed record UsageDocument(long PromptTokens, long CompletionTokens, long TotalTokens)
{
    public static UsageDocument Of(IEnumerable<int[]> prompts, IEnumerable<GeneratedSequence> replies)
    {
        long read = prompts.Sum(prompt => (long)prompt.Length);
        long written = replies.Sum(reply => (long)reply.Tokens.Length);
        return new UsageDocument(read, written, read + written);
    }
}

/// <summary>Log-probabilities as JSON numbers.</summary>
internal static class LogProbNumber
{
    /// <summary>What OpenAI sends for probabilities too small for a number.</summary>
    private const float Impossible = -9999;

    public static float Of(float logProb) => float.IsFinite(logProb) ? logProb : Impossible;
}
