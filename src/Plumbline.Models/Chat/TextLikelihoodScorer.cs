using Microsoft.Extensions.AI;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>Texts to tokens and back around whatever scores tokens.</summary>
/// <param name="tokenizer">The model's tokenizer.</param>
/// <param name="format">How a conversation becomes a prompt.</param>
/// <param name="begin">Token that a text begins with where the tokenizer adds none; null for none.</param>
/// <param name="score">Scores continuations of a prefix.</param>
internal sealed class TextLikelihoodScorer(
    ITokenizer tokenizer,
    IChatFormat format,
    int? begin,
    Func<int[], IReadOnlyList<int[]>, CancellationToken, Task<IReadOnlyList<TokenLikelihoods>>> score) : ITextLikelihood
{
    public Task<IReadOnlyList<TextLikelihood>> ScoreReplyAsync(
        IReadOnlyList<ChatMessage> messages, IReadOnlyList<string> continuations, CancellationToken cancellation = default)
    {
        ChatRequest.ThrowIfUnreadable(messages);
        int[] prompt = format.Encode(messages, tokenizer);
        return ScoreAsync(prompt, continuations, [.. continuations.Select(text => tokenizer.Encode(text, false, SpecialTokens.AsText))], cancellation);
    }

    public Task<IReadOnlyList<TextLikelihood>> ScoreTextAsync(string prefix, IReadOnlyList<string> continuations, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        int[][] texts = [.. continuations.Select(text => Encode(prefix + text))];
        int[] before = Encode(prefix);
        int shared = texts.Select(text => text.AsSpan().CommonPrefixLength(before)).DefaultIfEmpty(0).Min();

        // A text cannot begin with a token that nothing predicts: the begin token, where there is one, is always shared.
        return ScoreAsync(before[..shared], continuations, [.. texts.Select(text => text[shared..])], cancellation);
    }

    private int[] Encode(string text)
    {
        int[] tokens = tokenizer.Encode(text, addSpecialTokens: true, SpecialTokens.AsText);
        return begin is { } token && (tokens.Length == 0 || tokens[0] != token) ? [token, .. tokens] : tokens;
    }

    private async Task<IReadOnlyList<TextLikelihood>> ScoreAsync(int[] prefix, IReadOnlyList<string> texts, int[][] tokens, CancellationToken cancellation)
    {
        if (tokens.Length == 0)
        {
            throw new ArgumentException("there is no continuation to score", nameof(texts));
        }

        if (Array.FindIndex(tokens, ids => ids.Length == 0) is >= 0 and int empty)
        {
            throw new ArgumentException($"continuation {empty} has no tokens", nameof(texts));
        }

        IReadOnlyList<TokenLikelihoods> scored = await score(prefix, tokens, cancellation).ConfigureAwait(false);
        return
        [
            .. scored.Select((one, i) => new TextLikelihood(
                texts[i], one.LogProbs.Sum(logProb => (double)logProb), one.Tokens, one.LogProbs, Array.TrueForAll(one.AreLikeliest, likeliest => likeliest))),
        ];
    }
}
