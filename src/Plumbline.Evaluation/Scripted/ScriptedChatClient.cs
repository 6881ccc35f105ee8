using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Scripted;

/// <summary>A model made of a function: for tests of the harness, and with planted behaviour for tests of suites, whose answer is then known.</summary>
/// <remarks>Safe for any number of requests at a time where the function is.</remarks>
public sealed class ScriptedChatClient : IChatClient
{
    private readonly Func<ScriptedTurn, string> _reply;
    private readonly ulong _seed;
    private readonly ChatClientMetadata _metadata;

    /// <summary>A scripted model.</summary>
    /// <param name="name">Its name in logs.</param>
    /// <param name="reply">What it answers.</param>
    /// <param name="seed">Decides what <see cref="ScriptedTurn.Draw"/> gives. Default 0.</param>
    public ScriptedChatClient(string name, Func<ScriptedTurn, string> reply, ulong seed = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(reply);
        _reply = reply;
        _seed = seed;
        _metadata = new ChatClientMetadata("scripted", defaultModelId: name);
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string text = _reply(new ScriptedTurn([.. messages], options, unchecked(_seed + (ulong)(options?.Seed ?? 0))));
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
        {
            ModelId = _metadata.DefaultModelId,
            FinishReason = ChatFinishReason.Stop,
        });
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null : serviceType.IsInstanceOfType(this) ? this : serviceType.IsInstanceOfType(_metadata) ? _metadata : null;
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }
}
