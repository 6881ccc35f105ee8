using System.Buffers;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Plumbline.Evaluation.Retries;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>
/// Any model behind the chat-completions protocol, by OpenAI's official package. Requests and responses go through its protocol methods, so that servers that are only
/// nearly compatible can be asked, and what they send is read by a reader that expects the worst; see docs/decisions/0013-endpoint-clients.md.
/// </summary>
/// <remarks>Safe for any number of requests at a time. Asks once: patience is the affair of <see cref="RetryingChatClient"/>.</remarks>
public sealed class OpenAIEndpointClient : IChatClient
{
    private readonly EndpointOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly ChatClient _client;
    private readonly ChatClientMetadata _metadata;

    /// <summary>A client.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="time">For <c>Retry-After</c> with a date.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public OpenAIEndpointClient(EndpointOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _time = time;
        _http = EndpointHttp.Create(options);
        OpenAIClientOptions client = new()
        {
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            EnableDistributedTracing = false,
        };
        if (options.BaseAddress is not null)
        {
            client.Endpoint = options.BaseAddress;
        }

        // The package demands a key; endpoints that want none pass over it.
        _client = new ChatClient(options.Model, new ApiKeyCredential(options.ApiKey ?? "none"), client);
        _metadata = new ChatClientMetadata("openai", options.BaseAddress, options.Model);
    }

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint could not be asked, or did not answer as it should.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        using PipelineResponse response = await SendAsync(messages, options, stream: false, cancellationToken).ConfigureAwait(false);
        using BoundedBody body = await BoundedBody.ReadAsync(response.ContentStream, _options.MaximumResponseBytes, cancellationToken).ConfigureAwait(false);
        return ChatCompletionReader.Read(body.Memory);
    }

    /// <inheritdoc/>
    /// <exception cref="EndpointException">The endpoint could not be asked, or did not answer as it should.</exception>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        using PipelineResponse response = await SendAsync(messages, options, stream: true, cancellationToken).ConfigureAwait(false);
        using BoundedStream bounded = new(response.ContentStream!, _options.MaximumResponseBytes);
        SseParser<ReadOnlyMemory<byte>> events = SseParser.Create(bounded, (_, data) => (ReadOnlyMemory<byte>)data.ToArray());
        await foreach (SseItem<ReadOnlyMemory<byte>> item in events.EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            if (item.Data.Span.SequenceEqual("[DONE]"u8))
            {
                yield break;
            }

            if (ChatCompletionReader.ReadUpdate(item.Data) is { } update)
            {
                yield return update;
            }
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType.IsInstanceOfType(this) ? this
            : serviceType.IsInstanceOfType(_metadata) ? _metadata
            : serviceType.IsInstanceOfType(_client) ? _client
            : null;
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<PipelineResponse> SendAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options, bool stream, CancellationToken cancellation)
    {
        ArrayBufferWriter<byte> body = new(1024);
        ChatCompletionRequest.Write(body, _options, messages, options, stream);
        RequestOptions request = new() { CancellationToken = cancellation, BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow };
        PipelineResponse response;
        try
        {
            using BinaryContent content = new RequestBody(body.WrittenMemory, RequestTags.Departure(options));
            ClientResult result = await _client.CompleteChatAsync(content, request).ConfigureAwait(false);
            response = result.GetRawResponse();
        }
        catch (ClientResultException exception)
        {
            throw exception.Status == 0
                ? new EndpointException(EndpointFailureKind.Connection, Said(exception.Message), exception)
                : TransportFailure.OfStatus(exception.Status, Said(exception.Message), null, exception);
        }

        if (response.Status is >= 200 and < 300)
        {
            return response;
        }

        using (response)
        {
            TimeSpan? retryAfter = RetryAfter.Parse(response.Headers.TryGetValue("Retry-After", out string? header) ? header : null, _time.GetUtcNow());
            using BoundedBody error = await BoundedBody.ReadAsync(response.ContentStream, _options.MaximumResponseBytes, cancellation).ConfigureAwait(false);
            throw TransportFailure.OfStatus(response.Status, Said(ChatCompletionReader.ReadError(error.Memory)), retryAfter);
        }
    }

    private string Said(string text) => FailureText.Clean(text, _options.ApiKey);
}
