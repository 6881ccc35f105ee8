using System.Globalization;
using System.Text.Json;
using Plumbline.Training.DataSets.Files;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>What makes a JSON value a list of messages.</summary>
internal static class MessageRules
{
    public const string System = "system";
    public const string User = "user";
    public const string Assistant = "assistant";
    public const string Tool = "tool";

    // OpenAI's name for instructions that stand below the system's.
    public const string Developer = "developer";
    private const string ToolCalls = "tool_calls";
    private const string RoleNames = "system, developer, user, assistant or tool";

    /// <summary>What is wrong, or null: the path below the list, what stands there, and what should.</summary>
    public static MessageFault? Fault(JsonElement messages)
    {
        if (messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            return new MessageFault("", JsonWords.Describe(messages), "a list of one or more messages");
        }

        int index = 0;
        foreach (JsonElement message in messages.EnumerateArray())
        {
            if (FaultOfMessage(message) is { } fault)
            {
                return fault with { Path = string.Create(CultureInfo.InvariantCulture, $"[{index}]{fault.Path}") };
            }

            index++;
        }

        return null;
    }

    /// <summary>What a message that was found right says; its text parts run together.</summary>
    public static string Said(JsonElement message)
    {
        if (!message.TryGetProperty("content", out JsonElement content))
        {
            return "";
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString())),
            _ => "",
        };
    }

    /// <summary>True for a message that calls a tool.</summary>
    public static bool CallsTools(JsonElement message) =>
        message.TryGetProperty(ToolCalls, out JsonElement calls) && calls.ValueKind == JsonValueKind.Array && calls.GetArrayLength() > 0;

    private static MessageFault? FaultOfMessage(JsonElement message)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            return new MessageFault("", JsonWords.Describe(message), "a message: an object with role and content");
        }

        JsonElement role = Member(message, "role");
        if (role.ValueKind != JsonValueKind.String || role.GetString() is not (System or Developer or User or Assistant or Tool))
        {
            return new MessageFault(".role", JsonWords.Describe(role), RoleNames);
        }

        return FaultOfToolCalls(Member(message, ToolCalls), role.GetString()!) ?? FaultOfContent(Member(message, "content"), CallsTools(message));
    }

    private static MessageFault? FaultOfContent(JsonElement content, bool callsTools)
    {
        if (content.ValueKind == JsonValueKind.String || (IsAbsent(content) && callsTools))
        {
            return null;
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return new MessageFault(".content", JsonWords.Describe(content), "a text");
        }

        int index = 0;
        foreach (JsonElement part in content.EnumerateArray())
        {
            bool isText = part.ValueKind == JsonValueKind.Object && Member(part, "text").ValueKind == JsonValueKind.String
                && Member(part, "type") is { ValueKind: JsonValueKind.String } type && type.GetString() == "text";
            if (!isText)
            {
                return new MessageFault(string.Create(CultureInfo.InvariantCulture, $".content[{index}]"), JsonWords.Describe(part), "a part of type text; images and others are not supported");
            }

            index++;
        }

        return null;
    }

    private static MessageFault? FaultOfToolCalls(JsonElement calls, string role)
    {
        if (IsAbsent(calls))
        {
            return null;
        }

        if (calls.ValueKind != JsonValueKind.Array)
        {
            return new MessageFault("." + ToolCalls, JsonWords.Describe(calls), "a list of calls");
        }

        if (calls.GetArrayLength() > 0 && role != Assistant)
        {
            return new MessageFault("." + ToolCalls, $"calls by {role}", "calls by the assistant only");
        }

        int index = 0;
        foreach (JsonElement call in calls.EnumerateArray())
        {
            // Both {"type": "function", "function": {"name": ...}} and the short {"name": ...} are in use.
            bool named = call.ValueKind == JsonValueKind.Object
                && (Member(call, "name").ValueKind == JsonValueKind.String
                    || (Member(call, "function") is { ValueKind: JsonValueKind.Object } function && Member(function, "name").ValueKind == JsonValueKind.String));
            if (!named)
            {
                return new MessageFault(string.Create(CultureInfo.InvariantCulture, $".{ToolCalls}[{index}]"), JsonWords.Describe(call), "a call with function.name");
            }

            index++;
        }

        return null;
    }

    private static JsonElement Member(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : default;

    private static bool IsAbsent(JsonElement element) => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
}

/// <summary>What is wrong with a list of messages.</summary>
/// <param name="Path">Below the list, such as <c>[1].role</c>.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
internal sealed record MessageFault(string Path, string Found, string Expected);
