using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using AIChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Plumbline.Studies.EvaluationRuns;

/// <summary>The official package's own types on both sides, texts only: what the product's client is measured against.</summary>
internal sealed class TypedOpenAIClient(Uri address, int connections) : ComparedClient
{
    private readonly ChatClient _client = new("mock", new ApiKeyCredential("none"), new OpenAIClientOptions
    {
        Endpoint = address,
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        Transport = new HttpClientPipelineTransport(new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections })),
    });

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ClientResult<ChatCompletion> result = await _client.CompleteChatAsync(
            [.. messages.Select(message => (OpenAI.Chat.ChatMessage)new UserChatMessage(message.Text))], new ChatCompletionOptions(), cancellationToken).ConfigureAwait(false);
        return new ChatResponse(new AIChatMessage(ChatRole.Assistant, result.Value.Content[0].Text));
    }
}

/// <summary>Nothing but HttpClient and JSON: the least that any client could cost.</summary>
internal sealed class LeanHttpClient(Uri address, int connections) : ComparedClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = connections });
    private readonly Uri _address = new(address.AbsoluteUri.TrimEnd('/') + "/chat/completions");

    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using ByteArrayContent body = new(JsonSerializer.SerializeToUtf8Bytes(new
        {
            model = "mock",
            messages = messages.Select(message => new { role = message.Role.Value, content = message.Text }),
            seed = options?.Seed,
        }));
        body.Headers.ContentType = Json;
        using HttpResponseMessage response = await _http.PostAsync(_address, body, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        return new ChatResponse(new AIChatMessage(
            ChatRole.Assistant, document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()));
    }
}

internal abstract class ComparedClient : IChatClient
{
    public abstract Task<ChatResponse> GetResponseAsync(IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AIChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
