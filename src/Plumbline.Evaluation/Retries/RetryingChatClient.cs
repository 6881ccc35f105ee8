using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.RateLimits;
using Polly;
using Polly.Retry;

namespace Plumbline.Evaluation.Retries;

/// <summary>
/// Asks a model with patience: each try takes a place at the gate, waits for its turn in the bucket, and has its own time-out; between tries no place is held. What
/// cannot be mended by asking again (status 400, 401, 403, 404) is never asked again.
/// </summary>
public sealed class RetryingChatClient : DelegatingChatClient
{
    private static readonly ResiliencePropertyKey<Request> RequestKey = new("request");
    private readonly RetryOptions _options;
    private readonly AdaptiveGate _gate;
    private readonly RateLimiter? _rate;
    private readonly ModelUsage _usage;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<ChatResponse> _pipeline;

    /// <summary>A patient client.</summary>
    /// <param name="endpoint">Who is asked; its own retries are off.</param>
    /// <param name="options">How often and how long.</param>
    /// <param name="gate">How many requests at a time.</param>
    /// <param name="rate">How many in a minute; null for no limit.</param>
    /// <param name="usage">Counts.</param>
    /// <param name="time">Measures time-outs and waits.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public RetryingChatClient(IChatClient endpoint, RetryOptions options, AdaptiveGate gate, RateLimiter? rate, ModelUsage usage, TimeProvider time)
        : base(endpoint)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(usage);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _gate = gate;
        _rate = rate;
        _usage = usage;
        _time = time;
        _pipeline = Pipeline();
    }

    /// <inheritdoc/>
    /// <exception cref="EndpointException">It was given up; the exception tells the last failure and how many requests were made.</exception>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        Request request = new(messages as IReadOnlyCollection<ChatMessage> ?? [.. messages], options);
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestKey, request);
        try
        {
            Outcome<ChatResponse> outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (context, client) =>
                {
                    try
                    {
                        return Outcome.FromResult(await client.TryAsync(context.Properties.GetValue(RequestKey, null!), context.CancellationToken).ConfigureAwait(false));
                    }
                    catch (Exception exception)
                    {
                        return Outcome.FromException<ChatResponse>(exception);
                    }
                },
                context,
                this).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (outcome.Exception is EndpointException failure)
            {
                throw new EndpointException(failure.Kind, failure.Message, failure) { Status = failure.Status, RetryAfter = failure.RetryAfter, Requests = request.Tries };
            }

            outcome.ThrowIfException();
            RequestCount.Set(outcome.Result!, request.Tries);
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>The whole response, in parts: a stream that broke could not be made again.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType == typeof(ModelUsage) ? _usage
            : serviceKey is null && serviceType == typeof(AdaptiveGate) ? _gate
            : base.GetService(serviceType, serviceKey);
    }

    private ResiliencePipeline<ChatResponse> Pipeline()
    {
        ResiliencePipelineBuilder<ChatResponse> builder = new() { TimeProvider = _time };
        if (_options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<ChatResponse>
            {
                MaxRetryAttempts = _options.Attempts - 1,
                ShouldHandle = arguments => ValueTask.FromResult(MayRetry(arguments)),
                DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(arguments.Context.Properties.GetValue(RequestKey, null!).Wait),
            });
        }

        return builder.Build();
    }

    private bool MayRetry(RetryPredicateArguments<ChatResponse> arguments)
    {
        if (arguments.Outcome.Exception is not EndpointException failure || !failure.Kind.IsTransient())
        {
            return false;
        }

        Request request = arguments.Context.Properties.GetValue(RequestKey, null!);
        request.Wait = RetryWait.Of(_options, request.Wait, failure.RetryAfter, request.Options?.Seed ?? 0, request.Tries);
        request.Waited += request.Wait;
        return request.Waited <= _options.TotalWait;
    }

    private async ValueTask<ChatResponse> TryAsync(Request request, CancellationToken cancellation)
    {
        await _gate.EnterAsync(cancellation).ConfigureAwait(false);
        RequestOutcome outcome = RequestOutcome.Failed;
        try
        {
            double estimate = 0;
            if (_rate is not null)
            {
                estimate = TokenEstimate.Of(request.Messages, request.Options);
                await _rate.AdmitAsync(estimate, cancellation).ConfigureAwait(false);
            }

            _usage.CountRequest(again: request.Tries++ > 0);
            ChatResponse response = await SendAsync(request, cancellation).ConfigureAwait(false);
            Count(response, estimate);
            outcome = RequestOutcome.Succeeded;
            return response;
        }
        catch (EndpointException exception) when (exception.Kind == EndpointFailureKind.RateLimited)
        {
            outcome = RequestOutcome.RateLimited;
            throw;
        }
        finally
        {
            _gate.Leave(outcome);
        }
    }

    private async Task<ChatResponse> SendAsync(Request request, CancellationToken cancellation)
    {
        using CancellationTokenSource clock = new(_options.RequestTimeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        try
        {
            ChatOptions? options = _rate is null ? request.Options : RequestTags.WithDeparture(request.Options, _rate);
            return await InnerClient.GetResponseAsync(request.Messages, options, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && clock.IsCancellationRequested && exception is not EndpointException { Status: not null })
        {
            throw new EndpointException(EndpointFailureKind.TimedOut, $"no answer within {_options.RequestTimeout.TotalSeconds} seconds", exception);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && TransportFailure.IsTransport(exception))
        {
            throw TransportFailure.Translate(exception);
        }
    }

    private void Count(ChatResponse response, double estimate)
    {
        long input = Math.Max(0, response.Usage?.InputTokenCount ?? 0);
        long output = Math.Max(0, response.Usage?.OutputTokenCount ?? 0);
        _usage.CountTokens(input, output);
        if (_rate is not null && response.Usage is not null)
        {
            _rate.Settle(estimate, input + output);
        }
    }

    private sealed class Request(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options)
    {
        public IReadOnlyCollection<ChatMessage> Messages => messages;

        public ChatOptions? Options => options;

        public int Tries { get; set; }

        public TimeSpan Wait { get; set; }

        public TimeSpan Waited { get; set; }
    }
}
