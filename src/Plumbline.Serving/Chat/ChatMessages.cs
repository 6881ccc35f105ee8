using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Requests;

namespace Plumbline.Serving.Chat;

/// <summary>Reads the conversation of a request.</summary>
internal static class ChatMessages
{
    private const string Field = "messages";

    /// <exception cref="ApiException">The conversation is missing, or holds what this server does not read.</exception>
    public static IReadOnlyList<ChatMessage> Read(RequestBody body)
    {
        if (body.Find(Field) is not { } messages)
        {
            throw ApiException.Invalid(Field, "there are no messages; expected a list of at least one");
        }

        return messages is { ValueKind: JsonValueKind.Array } && messages.GetArrayLength() > 0
            ? [.. messages.EnumerateArray().Select((message, i) => Read(message, $"{Field}[{i}]"))]
            : throw RequestBody.Wrong(messages, Field, "a list of at least one message");
    }

    private static ChatMessage Read(JsonElement message, string place)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            throw RequestBody.Wrong(message, place, "an object with role and content");
        }

        RequestBody fields = new(message);
        foreach (string name in new[] { "tool_calls", "function_call", "audio" })
        {
            if (fields.Find(name) is { } call && !(call.ValueKind == JsonValueKind.Array && call.GetArrayLength() == 0))
            {
                throw ApiException.Unsupported($"{place}.{name}", $"messages with {name} are not supported");
            }
        }

        return new ChatMessage(Role(fields, place), Content(fields, place));
    }

    private static ChatRole Role(RequestBody message, string place) => message.Text("role") switch
    {
        "system" or "developer" => ChatRole.System,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        "tool" or "function" => throw ApiException.Unsupported($"{place}.role", "tools are not supported; expected system, user or assistant"),
        _ => throw ApiException.Invalid($"{place}.role", $"{place}.role has to be system, developer, user or assistant"),
    };

    private static string Content(RequestBody message, string place)
    {
        string field = $"{place}.content";
        if (message.Find("content") is not { } content)
        {
            throw ApiException.Invalid(field, $"{field} is missing; expected a text");
        }

        return content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select((part, i) => Part(part, $"{field}[{i}]")))
            : RequestBody.Text(content, field);
    }

    private static string Part(JsonElement part, string place)
    {
        if (part.ValueKind != JsonValueKind.Object)
        {
            throw RequestBody.Wrong(part, place, "an object of type text");
        }

        RequestBody fields = new(part);
        return fields.Text("type") == "text" && fields.Text("text") is { } text
            ? text
            : throw ApiException.Unsupported(place, $"{place} is no text; this model reads text only");
    }
}
