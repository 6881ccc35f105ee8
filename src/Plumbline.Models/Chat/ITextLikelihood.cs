using Microsoft.Extensions.AI;

namespace Plumbline.Models.Chat;

/// <summary>
/// Exact likelihoods of given texts: asked for with <see cref="IChatClient.GetService"/> from clients of local models, to score multiple-choice
/// answers without sampling them.
/// </summary>
public interface ITextLikelihood
{
    /// <summary>How likely each continuation is as the beginning of the assistant's reply.</summary>
    /// <param name="messages">The conversation, oldest first; every content is text.</param>
    /// <param name="continuations">What the reply might begin with. Special tokens spelled in them are letters.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>One result per continuation, in order; all after the same prompt.</returns>
    /// <exception cref="ArgumentException">There is no message or continuation, a continuation has no tokens, or the text is too long for the model.</exception>
    /// <exception cref="NotSupportedException">A message holds something else than text.</exception>
    Task<IReadOnlyList<TextLikelihood>> ScoreReplyAsync(
        IReadOnlyList<ChatMessage> messages, IReadOnlyList<string> continuations, CancellationToken cancellation = default);

    /// <summary>How likely each continuation of a raw text is, which no chat format is put around.</summary>
    /// <param name="prefix">The text before; may be empty for models that have a token to begin with.</param>
    /// <param name="continuations">What might follow, a separating space included.</param>
    /// <param name="cancellation">Cancels the request.</param>
    /// <returns>
    /// One result per continuation, in order; all after the same tokens. Prefix and continuation are encoded together, as in training; where
    /// tokens straddle the border of one of them, the prefix of all is read without its last tokens, and these count to every continuation.
    /// </returns>
    /// <exception cref="ArgumentException">There is no continuation, a continuation has no tokens, or the text is empty or too long for the model.</exception>
    Task<IReadOnlyList<TextLikelihood>> ScoreTextAsync(string prefix, IReadOnlyList<string> continuations, CancellationToken cancellation = default);
}
