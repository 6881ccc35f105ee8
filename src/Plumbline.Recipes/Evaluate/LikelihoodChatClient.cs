using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Likelihoods;
using Plumbline.Models.Chat;

namespace Plumbline.Recipes.Evaluate;

/// <summary>A local model whose exact likelihoods evaluation can ask for.</summary>
internal sealed class LikelihoodChatClient(IChatClient local) : DelegatingChatClient(local), Evaluation.Likelihoods.ITextLikelihood
{
    public async Task<IReadOnlyList<ContinuationLikelihood>> ScoreReplyAsync(
        IReadOnlyList<ChatMessage> conversation, IReadOnlyList<string> continuations, CancellationToken cancellation)
    {
        Models.Chat.ITextLikelihood scorer = InnerClient.GetRequiredService<Models.Chat.ITextLikelihood>();
        IReadOnlyList<TextLikelihood> likelihoods = await scorer.ScoreReplyAsync(conversation, continuations, cancellation).ConfigureAwait(false);
        return [.. likelihoods.Select(each => new ContinuationLikelihood(each.LogProb, each.Tokens.Count))];
    }

    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType == typeof(Evaluation.Likelihoods.ITextLikelihood) ? this : base.GetService(serviceType, serviceKey);
    }
}
