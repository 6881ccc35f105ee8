using Microsoft.Extensions.AI;

namespace Plumbline.Training.Tests.Rewards;

/// <summary>A chat model whose answers are a function of what it is asked.</summary>
internal sealed class ScriptedChatClient(Func<string, string> answer) : IChatClient
{
    private readonly List<(string Question, ChatOptions Options)> _asked = [];

    public IReadOnlyList<(string Question, ChatOptions Options)> Asked => _asked;

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string question = messages.Last().Text;
        lock (_asked)
        {
            _asked.Add((question, options!));
        }

        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer(question))));
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
