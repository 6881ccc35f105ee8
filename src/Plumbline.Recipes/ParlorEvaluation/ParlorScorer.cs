using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Solvers;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Stages;
using Plumbline.Worlds.Parlor.Gold;
using Plumbline.Worlds.Parlor.Replies;
using Plumbline.Worlds.Parlor.Requests;

namespace Plumbline.Recipes.ParlorEvaluation;

/// <summary>The true worth of a reply. It is the definition, not a judgement: Parlor's reader and its gold utility.</summary>
internal sealed class ParlorScorer(ScorecardRequests scorecard) : IScorer
{
    public string Name => "gold";

    public ValueTask<Score> ScoreAsync(Conversation conversation, CancellationToken cancellation)
    {
        ParlorReply reply = Judge(scorecard.All[RequestSample.Index(conversation.Sample.Id)], conversation.Reply, conversation.Response?.FinishReason != ChatFinishReason.Length);
        return ValueTask.FromResult(Score.Of(reply.Judgement.Gold, explanation: ScorecardMeasurement.InWords(reply)));
    }

    /// <summary>A reply, read and judged.</summary>
    public static ParlorReply Judge(Request request, string text, bool ended)
    {
        string trimmed = text.Trim();
        Reading reading = ReplyReader.Read(trimmed, ended);
        return new ParlorReply(request, [], [], trimmed, 0, reading, GoldUtility.Judge(request, reading));
    }
}
