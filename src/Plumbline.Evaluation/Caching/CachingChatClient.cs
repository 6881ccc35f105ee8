using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Endpoints;

namespace Plumbline.Evaluation.Caching;

/// <summary>Gives answers that were given before. Failures never get here, so they are never kept.</summary>
public sealed class CachingChatClient : DelegatingChatClient
{
    private readonly ResponseCache _cache;
    private readonly string _target;
    private readonly ModelUsage _usage;

    /// <summary>A client with a memory.</summary>
    /// <param name="inner">Who is asked otherwise.</param>
    /// <param name="cache">The memory; not disposed of with this.</param>
    /// <param name="target">Names model and address.</param>
    /// <param name="usage">Counts.</param>
    public CachingChatClient(IChatClient inner, ResponseCache cache, string target, ModelUsage usage)
        : base(inner)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentException.ThrowIfNullOrEmpty(target);
        ArgumentNullException.ThrowIfNull(usage);
        _cache = cache;
        _target = target;
        _usage = usage;
    }

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<ChatMessage> conversation = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        UInt128? key = ResponseKey.Of(_target, conversation, options);
        if (key is { } known && _cache.Find(known) is { } kept)
        {
            _usage.CountCacheHit();
            RequestCount.Set(kept, 0);
            return kept;
        }

        ChatResponse response = await base.GetResponseAsync(conversation, options, cancellationToken).ConfigureAwait(false);
        if (key is { } fresh)
        {
            _cache.Add(fresh, response);
        }

        return response;
    }

    /// <summary>The whole response, in parts.</summary>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
