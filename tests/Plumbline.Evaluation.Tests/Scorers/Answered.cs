using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Samples;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Solvers;

namespace Plumbline.Evaluation.Tests.Scorers;

/// <summary>Conversations that have been answered.</summary>
internal static class Answered
{
    public static Conversation With(string reply, params string[] targets) => With(Sample.Of("a", "a question", targets), reply);

    public static Conversation With(Sample sample, string reply)
    {
        Conversation conversation = new(sample, 1, new ScriptedChatClient("scripted", _ => reply));
        conversation.Add(new ChatResponse(new ChatMessage(ChatRole.Assistant, reply)));
        return conversation;
    }

    public static async Task<Score> ScoredAsync(this IScorer scorer, string reply, params string[] targets) =>
        await scorer.ScoreAsync(With(reply, targets), CancellationToken.None);
}
