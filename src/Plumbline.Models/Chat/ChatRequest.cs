using Microsoft.Extensions.AI;
using Plumbline.Models.Generation;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Chat;

/// <summary>One request in the engine's terms.</summary>
/// <param name="Prompt">Token ids of the conversation.</param>
/// <param name="Generation">How the reply is drawn.</param>
/// <param name="Seed">The request's own seed, or null.</param>
/// <param name="Stream">The name of its random stream, or null.</param>
internal sealed record ChatRequest(int[] Prompt, GenerationOptions Generation, long? Seed, string? Stream)
{
    /// <exception cref="ArgumentException">There is no message, or a setting is out of range.</exception>
    /// <exception cref="NotSupportedException">A message holds something else than text, or a setting is not supported.</exception>
    public static ChatRequest From(IEnumerable<ChatMessage> messages, ChatOptions? options, LocalChatClientOptions client, ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(messages);
        List<ChatMessage> conversation = [.. messages];
        ThrowIfUnreadable(conversation);
        ThrowIfUnsupported(options, client);
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            conversation.Insert(0, new ChatMessage(ChatRole.System, options.Instructions));
        }

        GenerationOptions generation = Merge(options, client);
        return generation.Validate() is { Count: > 0 } problems
            ? throw new ArgumentException(string.Join("; ", problems), nameof(options))
            : new ChatRequest(client.Format.Encode(conversation, tokenizer), generation, options?.Seed, StreamOf(options));
    }

    /// <exception cref="ArgumentException">There is no message.</exception>
    /// <exception cref="NotSupportedException">A message holds something else than text.</exception>
    public static void ThrowIfUnreadable(IReadOnlyList<ChatMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (messages.Count == 0)
        {
            throw new ArgumentException("there is no message to reply to", nameof(messages));
        }

        if (messages.SelectMany(message => message.Contents).FirstOrDefault(content => content is not TextContent) is { } other)
        {
            throw new NotSupportedException($"a message holds {other.GetType().Name}; this client reads text only");
        }
    }

    private static string? StreamOf(ChatOptions? options) => options?.AdditionalProperties?.TryGetValue(RequestStreams.NameProperty, out object? value) is not true || value is null
        ? null
        : value is string { Length: > 0 and <= RequestStreams.LongestName } name
            ? name
            : throw new ArgumentException($"{RequestStreams.NameProperty} is '{value}'; expected a name of 1 to {RequestStreams.LongestName} characters", nameof(options));

    private static GenerationOptions Merge(ChatOptions? options, LocalChatClientOptions client)
    {
        GenerationOptions defaults = client.Generation;
        return defaults with
        {
            MaxNewTokens = options?.MaxOutputTokens ?? defaults.MaxNewTokens,
            Temperature = options?.Temperature ?? defaults.Temperature,
            TopP = options?.TopP ?? defaults.TopP,
            TopK = options?.TopK ?? defaults.TopK,
            StopStrings = [.. defaults.StopStrings, .. client.Format.StopStrings, .. options?.StopSequences ?? []],
        };
    }

    private static void ThrowIfUnsupported(ChatOptions? options, LocalChatClientOptions client)
    {
        if (options is null)
        {
            return;
        }

        List<string> unsupported = [];
        Refuse(options.Tools is { Count: > 0 }, nameof(options.Tools));
        Refuse(options.ToolMode is RequiredChatToolMode, nameof(options.ToolMode));
        Refuse(options.ResponseFormat is not (null or ChatResponseFormatText), nameof(options.ResponseFormat));
        Refuse(options.FrequencyPenalty is not (null or 0), nameof(options.FrequencyPenalty));
        Refuse(options.PresencePenalty is not (null or 0), nameof(options.PresencePenalty));
        Refuse(options.Reasoning is not null, nameof(options.Reasoning));
        Refuse(options.ConversationId is not null, nameof(options.ConversationId));
        Refuse(options.ContinuationToken is not null, nameof(options.ContinuationToken));
        Refuse(options.AllowBackgroundResponses == true, nameof(options.AllowBackgroundResponses));
        Refuse(options.ModelId is not null && options.ModelId != client.ModelId, $"{nameof(options.ModelId)} '{options.ModelId}' (this is '{client.ModelId}')");
        if (unsupported.Count > 0)
        {
            throw new NotSupportedException($"the local model does not support these chat options: {string.Join(", ", unsupported)}; leave them unset");
        }

        void Refuse(bool set, string name)
        {
            if (set)
            {
                unsupported.Add(name);
            }
        }
    }
}
