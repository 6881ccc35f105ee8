using Microsoft.AspNetCore.Http;
using Plumbline.Models.Generation;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Replies;
using Plumbline.Serving.Requests;
using Plumbline.Serving.Streaming;

namespace Plumbline.Serving.Chat;

/// <summary><c>POST /v1/chat/completions</c>.</summary>
internal sealed class ChatCompletionEndpoint(ServerState state)
{
    private const string WholeName = "chat.completion";
    private const string PieceName = "chat.completion.chunk";
    private const string Assistant = "assistant";

    public async Task HandleAsync(HttpContext context)
    {
        RequestBody body = await RequestBody.ReadAsync(context.Request, state.Options.MaxBodyBytes).ConfigureAwait(false);
        ServedModel model = state.Find(body);
        ChatCompletionRequest request = ChatCompletionRequest.Read(body, model, state.Options.DefaultMaxTokens);
        ReplyRun run = new(model, [request.Prompt], request.Sampling);
        using IDisposable places = state.Gate.Enter(run.Count);
        ReplyHead head = state.NextHead("chatcmpl", model);
        Task<UsageDocument> answer = request.Sampling.Streams ? StreamAsync(context, request, run, head) : AnswerAsync(context, request, run, head);
        RequestNotes.Of(context).Set(model.Name, await answer.ConfigureAwait(false));
    }

    private static async Task<UsageDocument> AnswerAsync(HttpContext context, ChatCompletionRequest request, ReplyRun run, ReplyHead head)
    {
        IReadOnlyList<WholeReply> replies = await run.AllAsync(context.RequestAborted).ConfigureAwait(false);
        UsageDocument usage = UsageDocument.Of([request.Prompt], replies.Select(reply => reply.Sequence));
        ChatChoice[] choices =
        [
            .. replies.Select((reply, i) => new ChatChoice(i, new ChatReplyMessage(Assistant, reply.Text, null), LogProbs(request, reply.Tokens, head), reply.FinishReason)),
        ];
        await JsonReply
            .WriteAsync(context, new ChatCompletion(head.Id, WholeName, head.Created, head.Model.Name, choices, usage, head.Model.Fingerprint)).ConfigureAwait(false);
        return usage;
    }

    private static async Task<UsageDocument> StreamAsync(HttpContext context, ChatCompletionRequest request, ReplyRun run, ReplyHead head)
    {
        ServerSentEvents events = new(context.Response, context.RequestAborted);
        await events.StartAsync().ConfigureAwait(false);
        for (int i = 0; i < run.Count; i++)
        {
            await events.SendAsync(Chunk(new ChatChunkChoice(i, new ChatDelta(Assistant, ""), null, null))).ConfigureAwait(false);
        }

        List<GeneratedSequence> replies = [];
        await foreach (ReplyPart part in run.PartsAsync(context.RequestAborted).ConfigureAwait(false))
        {
            if (part.Text.Length > 0 || part.Tokens.Count > 0)
            {
                await events.SendAsync(Chunk(new ChatChunkChoice(part.Index, new ChatDelta(null, part.Text), LogProbs(request, part.Tokens, head), null)))
                    .ConfigureAwait(false);
            }

            if (part.End is { } end)
            {
                replies.Add(end);
                await events.SendAsync(Chunk(new ChatChunkChoice(part.Index, new ChatDelta(null, null), null, WholeReply.FinishReasonOf(end)))).ConfigureAwait(false);
            }
        }

        UsageDocument usage = UsageDocument.Of([request.Prompt], replies);
        if (request.Sampling.IncludesUsage)
        {
            await events.SendAsync(new ChatChunk(head.Id, PieceName, head.Created, head.Model.Name, head.Model.Fingerprint, [], usage)).ConfigureAwait(false);
        }

        await events.EndAsync().ConfigureAwait(false);
        return usage;

        ChatChunk Chunk(ChatChunkChoice choice) => new(head.Id, PieceName, head.Created, head.Model.Name, head.Model.Fingerprint, [choice], null);
    }

    private static ChatLogProbs? LogProbs(ChatCompletionRequest request, IReadOnlyList<GeneratedToken> tokens, ReplyHead head) =>
        request.LogProbs ? ChatLogProbs.Of(tokens, head.Model.Tokens) : null;
}
