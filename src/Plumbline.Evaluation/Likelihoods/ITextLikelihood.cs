using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Likelihoods;

/// <summary>
/// Exact likelihoods of given texts, for models that offer them: asked for with <see cref="IChatClient.GetService"/>, so that multiple choices can be scored without
/// sampling an answer. Whoever puts models and suites together adapts local models to it.
/// </summary>
public interface ITextLikelihood
{
    /// <summary>How likely each continuation is as the beginning of the assistant's reply.</summary>
    /// <param name="conversation">The conversation, oldest message first.</param>
    /// <param name="continuations">What the reply might begin with.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>One for each continuation, in order.</returns>
    Task<IReadOnlyList<ContinuationLikelihood>> ScoreReplyAsync(IReadOnlyList<ChatMessage> conversation, IReadOnlyList<string> continuations, CancellationToken cancellation);
}
