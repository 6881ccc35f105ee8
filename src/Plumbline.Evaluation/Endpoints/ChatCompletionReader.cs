using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>Reads chat completions from whoever sends them. Whatever is missing or of another kind than the protocol says is an unreadable response, never a crash.</summary>
internal static class ChatCompletionReader
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64 };

    /// <summary>A whole response.</summary>
    /// <exception cref="EndpointException">It cannot be read.</exception>
    public static ChatResponse Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Reading);
            JsonElement root = document.RootElement;
            JsonElement choice = Child(root, "choices", JsonValueKind.Array) is { } choices && choices.GetArrayLength() > 0
                ? choices[0]
                : throw Unreadable(Error(root) ?? "it holds no choice");
            JsonElement message = Child(choice, "message", JsonValueKind.Object) ?? throw Unreadable("its choice holds no message");
            ChatMessage reply = new() { Role = ChatRole.Assistant };
            string text = Text(message, "content") ?? Text(message, "refusal") ?? "";
            Calls(message, reply);
            if (text.Length > 0 || reply.Contents.Count == 0)
            {
                reply.Contents.Insert(0, new TextContent(text));
            }

            ChatResponse response = new(reply) { ModelId = Text(root, "model"), ResponseId = Text(root, "id"), FinishReason = Finish(choice), Usage = Usage(root) };
            if (LogProbs(choice) is { Count: > 0 } tokens)
            {
                (response.AdditionalProperties ??= [])[TokenLogProb.PropertyName] = tokens;
            }

            return response;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Unreadable(exception.Message, exception);
        }
    }

    /// <summary>One event of a stream; null where it says nothing.</summary>
    /// <exception cref="EndpointException">It cannot be read.</exception>
    public static ChatResponseUpdate? ReadUpdate(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Reading);
            JsonElement root = document.RootElement;
            if (Error(root) is { } error)
            {
                throw Unreadable(error);
            }

            ChatResponseUpdate update = new() { Role = ChatRole.Assistant, ModelId = Text(root, "model"), ResponseId = Text(root, "id") };
            if (Usage(root) is { } usage)
            {
                update.Contents.Add(new UsageContent(usage));
            }

            if (Child(root, "choices", JsonValueKind.Array) is { } choices && choices.GetArrayLength() > 0)
            {
                update.FinishReason = Finish(choices[0]);
                if (Child(choices[0], "delta", JsonValueKind.Object) is { } delta && Text(delta, "content") is { Length: > 0 } text)
                {
                    update.Contents.Add(new TextContent(text));
                }
            }

            return update.Contents.Count > 0 || update.FinishReason is not null ? update : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Unreadable(exception.Message, exception);
        }
    }

    /// <summary>What an endpoint says of an error: the message within its JSON, or the beginning of its text.</summary>
    public static string ReadError(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Reading);
            if (Error(document.RootElement) is { } error)
            {
                return error;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Plain text or a page.
        }

        return Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, FailureText.MaximumLength)]);
    }

    private static EndpointException Unreadable(string problem, Exception? inner = null) =>
        new(EndpointFailureKind.UnreadableResponse, $"the response cannot be read: {problem}", inner);

    private static string? Error(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object ? null
        : Child(root, "error", JsonValueKind.Object) is { } error ? Text(error, "message") ?? "an error without a message"
        : Text(root, "error") ?? Text(root, "detail");

    private static ChatFinishReason? Finish(JsonElement choice) => Text(choice, "finish_reason") is { Length: > 0 and <= 100 } reason ? new ChatFinishReason(reason) : null;

    private static void Calls(JsonElement message, ChatMessage reply)
    {
        if (Child(message, "tool_calls", JsonValueKind.Array) is not { } calls)
        {
            return;
        }

        foreach (JsonElement call in calls.EnumerateArray())
        {
            JsonElement function = Child(call, "function", JsonValueKind.Object) ?? throw Unreadable("a call of a tool names no function");
            string arguments = Child(function, "arguments", JsonValueKind.Object) is { } given ? given.GetRawText() : Text(function, "arguments") ?? "";
            reply.Contents.Add(ToolText.Call(Text(call, "id") ?? $"call-{reply.Contents.Count}", Text(function, "name") ?? "", arguments));
        }
    }

    private static UsageDetails? Usage(JsonElement root) => Child(root, "usage", JsonValueKind.Object) is not { } usage ? null : new UsageDetails
    {
        InputTokenCount = Number(usage, "prompt_tokens"),
        OutputTokenCount = Number(usage, "completion_tokens"),
        TotalTokenCount = Number(usage, "total_tokens"),
    };

    private static List<TokenLogProb>? LogProbs(JsonElement choice) =>
        Child(choice, "logprobs", JsonValueKind.Object) is { } logprobs && Child(logprobs, "content", JsonValueKind.Array) is { } tokens
            ? [.. tokens.EnumerateArray().Select(LogProb)]
            : null;

    private static TokenLogProb LogProb(JsonElement token) => new(
        Text(token, "token") ?? "",
        Child(token, "logprob", JsonValueKind.Number) is { } value && value.TryGetDouble(out double logProb) ? logProb : double.NegativeInfinity,
        Child(token, "top_logprobs", JsonValueKind.Array) is { } top ? [.. top.EnumerateArray().Select(LogProb)] : []);

    private static JsonElement? Child(JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement child) && child.ValueKind == kind ? child : null;

    private static string? Text(JsonElement parent, string name) => Child(parent, name, JsonValueKind.String)?.GetString();

    private static long? Number(JsonElement parent, string name) => Child(parent, name, JsonValueKind.Number) is { } number && number.TryGetInt64(out long value) ? value : null;
}
