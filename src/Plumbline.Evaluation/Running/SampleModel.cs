using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Running;

/// <summary>The model as one sample sees it: gives each request its seed, counts, and stops at limits.</summary>
internal sealed class SampleModel(IChatClient model, SampleKey key, EvaluatorOptions options, RunBudget budget) : IChatClient
{
    private long _inputTokens;
    private long _outputTokens;
    private int _turns;
    private int _requests;

    public long InputTokens => Interlocked.Read(ref _inputTokens);

    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    public int Requests => Volatile.Read(ref _requests);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? request = null, CancellationToken cancellationToken = default)
    {
        ChatOptions seeded = Begin(request);
        try
        {
            ChatResponse response = await model.GetResponseAsync(messages, seeded, cancellationToken).ConfigureAwait(false);
            Interlocked.Add(ref _requests, RequestCount.Of(response));
            Count(response.Usage);
            return response;
        }
        catch (EndpointException exception)
        {
            Interlocked.Add(ref _requests, exception.Requests);
            throw;
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? request = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatOptions seeded = Begin(request);
        Interlocked.Increment(ref _requests);
        await foreach (ChatResponseUpdate update in model.GetStreamingResponseAsync(messages, seeded, cancellationToken).ConfigureAwait(false))
        {
            foreach (UsageContent usage in update.Contents.OfType<UsageContent>())
            {
                Count(usage.Details);
            }

            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => model.GetService(serviceType, serviceKey);

    // The model is shared by all samples.
    public void Dispose()
    {
    }

    private ChatOptions Begin(ChatOptions? request)
    {
        if (budget.Reached is { } reached)
        {
            throw new RunLimitException(reached);
        }

        int turn = Interlocked.Increment(ref _turns) - 1;
        if (turn >= options.SampleLimits.Turns)
        {
            throw new SampleLimitException($"the sample reached its limit of {options.SampleLimits.Turns} turns");
        }

        if (options.SampleLimits.Tokens is { } tokens && InputTokens + OutputTokens >= tokens)
        {
            throw new SampleLimitException($"the sample reached its limit of {tokens} tokens");
        }

        ChatOptions seeded = request?.Clone() ?? new ChatOptions();
        seeded.Seed ??= RequestOptions.Seed(options.Seed, key, turn);
        if (key.Epoch > 1)
        {
            RequestTags.SetEpoch(seeded, key.Epoch);
        }

        return seeded;
    }

    private void Count(UsageDetails? usage)
    {
        // An endpoint may say anything: negative counts would lift limits.
        long input = Math.Max(0, usage?.InputTokenCount ?? 0);
        long output = Math.Max(0, usage?.OutputTokenCount ?? 0);
        Interlocked.Add(ref _inputTokens, input);
        Interlocked.Add(ref _outputTokens, output);
        budget.Add(input, output);
    }
}
