using Microsoft.AspNetCore.Http;
using Plumbline.Models.Generation;
using Plumbline.Serving.Hosting;
using Plumbline.Serving.Replies;
using Plumbline.Serving.Requests;
using Plumbline.Serving.Streaming;

namespace Plumbline.Serving.Completions;

/// <summary><c>POST /v1/completions</c>.</summary>
internal sealed class CompletionEndpoint(ServerState state)
{
    private const string Name = "text_completion";

    public async Task HandleAsync(HttpContext context)
    {
        RequestBody body = await RequestBody.ReadAsync(context.Request, state.Options.MaxBodyBytes).ConfigureAwait(false);
        ServedModel model = state.Find(body);
        CompletionRequest request = CompletionRequest.Read(body, model);
        ReplyRun run = new(model, [.. request.Prompts.Select(prompt => prompt.Tokens)], request.Sampling);
        using IDisposable places = state.Gate.Enter(run.Count);
        ReplyHead head = state.NextHead("cmpl", model);
        TokenLikelihoods?[] echoed = await ScoreAsync(request, model, context.RequestAborted).ConfigureAwait(false);
        CompletionText[] texts = [.. Enumerable.Range(0, run.Count).Select(i => NewText(request, echoed, model, i))];
        Task<UsageDocument> answer = request.Sampling.Streams ? StreamAsync(context, request, run, head, texts) : AnswerAsync(context, request, run, head, texts);
        RequestNotes.Of(context).Set(model.Name, await answer.ConfigureAwait(false));
    }

    /// <summary>Likelihoods of the prompts that are echoed with log-probabilities.</summary>
    private static async Task<TokenLikelihoods?[]> ScoreAsync(CompletionRequest request, ServedModel model, CancellationToken cancellation)
    {
        if (!request.Echo || request.LogProbs is not { } top)
        {
            return new TokenLikelihoods?[request.Prompts.Count];
        }

        IReadOnlyList<TokenLikelihoods>[] scored = await Task
            .WhenAll(request.Prompts.Select(prompt => model.Scheduler.ScoreAsync(prompt.Tokens[..1], [prompt.Tokens[1..]], top, cancellation))).ConfigureAwait(false);
        return [.. scored.Select(one => one[0])];
    }

    private static CompletionText NewText(CompletionRequest request, TokenLikelihoods?[] echoed, ServedModel model, int index)
    {
        int prompt = index / request.Sampling.Choices;
        LogProbList? logProbs = request.LogProbs is null ? null : new LogProbList(model.Tokens);
        if (request.Echo && echoed[prompt] is { } likelihoods)
        {
            logProbs?.AddPrompt(request.Prompts[prompt], likelihoods);
        }

        return new CompletionText(request.Echo ? request.Prompts[prompt].Text : "", logProbs);
    }

    private static async Task<UsageDocument> AnswerAsync(
        HttpContext context, CompletionRequest request, ReplyRun run, ReplyHead head, CompletionText[] texts)
    {
        IReadOnlyList<WholeReply> replies = request.Generates ? await run.AllAsync(context.RequestAborted).ConfigureAwait(false) : [];
        UsageDocument usage = Usage(request, replies.Select(reply => reply.Sequence));
        CompletionChoice[] choices =
        [
            .. texts.Select((text, i) => request.Generates
                ? text.Choice(i, replies[i].Text, replies[i].Tokens, replies[i].EndToken, replies[i].FinishReason)
                : text.Choice(i, "", [], null, "length")),
        ];
        await JsonReply
            .WriteAsync(context, new Completion(head.Id, Name, head.Created, head.Model.Name, head.Model.Fingerprint, choices, usage)).ConfigureAwait(false);
        return usage;
    }

    private static async Task<UsageDocument> StreamAsync(
        HttpContext context, CompletionRequest request, ReplyRun run, ReplyHead head, CompletionText[] texts)
    {
        ServerSentEvents events = new(context.Response, context.RequestAborted);
        await events.StartAsync().ConfigureAwait(false);
        for (int i = 0; request.Echo && i < texts.Length; i++)
        {
            await SendAsync(texts[i].Choice(i, "", [], null, request.Generates ? null : "length")).ConfigureAwait(false);
        }

        List<GeneratedSequence> replies = [];
        if (request.Generates)
        {
            await foreach (ReplyPart part in run.PartsAsync(context.RequestAborted).ConfigureAwait(false))
            {
                string? finish = part.End is null ? null : WholeReply.FinishReasonOf(part.End);
                await SendAsync(texts[part.Index].Choice(part.Index, part.Text, part.Tokens, part.EndToken, finish)).ConfigureAwait(false);
                replies.AddRange(part.End is null ? [] : [part.End]);
            }
        }

        UsageDocument usage = Usage(request, replies);
        if (request.Sampling.IncludesUsage)
        {
            await events.SendAsync(new Completion(head.Id, Name, head.Created, head.Model.Name, head.Model.Fingerprint, [], usage)).ConfigureAwait(false);
        }

        await events.EndAsync().ConfigureAwait(false);
        return usage;

        Task SendAsync(CompletionChoice choice) =>
            events.SendAsync(new Completion(head.Id, Name, head.Created, head.Model.Name, head.Model.Fingerprint, [choice], null));
    }

    private static UsageDocument Usage(CompletionRequest request, IEnumerable<GeneratedSequence> replies) =>
        UsageDocument.Of(request.Prompts.Select(prompt => prompt.Tokens), replies);
}
