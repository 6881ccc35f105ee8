using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Tests;

/// <summary>A model made of a function of the number of the request, from 1.</summary>
internal sealed class FunctionModel(Func<int, IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> answer) : IChatClient
{
    private int _requests;

    public FunctionModel(Func<int, ChatResponse> answer)
        : this((number, _, _, _) => Task.FromResult(answer(number)))
    {
    }

    public int Requests => Volatile.Read(ref _requests);

    public static ChatResponse Says(string text) => new(new ChatMessage(ChatRole.Assistant, text)) { FinishReason = ChatFinishReason.Stop };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        answer(Interlocked.Increment(ref _requests), [.. messages], options, cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
