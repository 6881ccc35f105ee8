using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>
/// Conversations as in ShareGPT: column <c>conversations</c>, a list of <c>{from, value}</c>, and perhaps <c>system</c>. With columns <c>chosen</c> and
/// <c>rejected</c> (one such turn each, LLaMA-Factory's form of preferences) the conversation is the prompt. Turns written as <c>{role, content}</c> are taken
/// as messages.
/// </summary>
internal sealed record ShareGptFormat(DataSetType Type) : RowFormat("ShareGPT", Type, Conversational: true)
{
    private const string Conversations = "conversations";
    private const string SystemText = "system";
    private const string Speakers = "human, user, gpt, chatgpt, assistant, system, tool, observation or function_call";

    /// <summary>The format of a row, or null where it is no such row.</summary>
    public static ShareGptFormat? Of(RowColumns columns) =>
        columns.Peek(Conversations) is not { ValueKind: JsonValueKind.Array } ? null
        : new ShareGptFormat(columns.Has(TrlColumns.Chosen, TrlColumns.Rejected) ? DataSetType.Preference : DataSetType.LanguageModelling);

    /// <inheritdoc/>
    protected override DataSetRow ReadTexts(RowColumns columns, RowId id)
    {
        ColumnValue turns = columns.Required(Conversations);
        Conversation conversation = Read(turns, [.. turns.Items()], columns.Optional(SystemText)?.AsString() ?? "");
        return Type == DataSetType.LanguageModelling
            ? new TextRow(id, conversation)
            : new PreferenceRow(id, conversation, Reply(columns.Required(TrlColumns.Chosen)), Reply(columns.Required(TrlColumns.Rejected)), Margin(columns));
    }

    private static Conversation Reply(ColumnValue value) => Read(value, value.IsList ? [.. value.Items()] : [value], "");

    private static Conversation Read(ColumnValue whole, ColumnValue[] turns, string system)
    {
        if (turns.Length == 0)
        {
            throw whole.Error("one or more turns");
        }

        using MessageWriter writer = new();
        if (system.Length > 0)
        {
            writer.Add(MessageRules.System, system);
        }

        foreach (ColumnValue turn in turns)
        {
            Add(turn, writer);
        }

        Conversation conversation = writer.Conversation();
        return MessageRules.Fault(conversation.Messages) is { } fault ? throw whole.Error(fault.Path, fault.Found, fault.Expected) : conversation;
    }

    private static void Add(ColumnValue turn, MessageWriter writer)
    {
        if (turn.Member("role") is not null)
        {
            writer.Add(turn.Element);
            return;
        }

        ColumnValue speaker = turn.Member("from") ?? throw turn.Error(".from", "nothing", Speakers);
        ColumnValue value = turn.Member("value") ?? throw turn.Error(".value", "nothing", "a text");
        string role = speaker.AsString() switch
        {
            "human" or "user" => MessageRules.User,
            "gpt" or "chatgpt" or "assistant" or "bing" or "bard" or "model" => MessageRules.Assistant,
            "system" => MessageRules.System,
            "tool" or "observation" or "function_response" => MessageRules.Tool,
            "function_call" => "",
            _ => throw speaker.Error(Speakers),
        };
        if (role.Length > 0)
        {
            writer.Add(role, value.AsString());
        }
        else
        {
            writer.AddToolCalls(Calls(value));
        }
    }

    // One call or a list of them, as JSON inside a text.
    private static List<(string, JsonElement)> Calls(ColumnValue value)
    {
        const string Expected = "a call as JSON: {\"name\": ..., \"arguments\": {...}}";
        JsonElement calls;
        try
        {
            calls = JsonElement.Parse(value.AsString());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw value.Error(Expected);
        }

        List<(string, JsonElement)> read = [];
        foreach (JsonElement call in calls.ValueKind == JsonValueKind.Array ? [.. calls.EnumerateArray()] : new[] { calls })
        {
            if (call.ValueKind != JsonValueKind.Object || !call.TryGetProperty("name", out JsonElement name) || name.ValueKind != JsonValueKind.String
                || !call.TryGetProperty("arguments", out JsonElement arguments) || !IsUnicode(call))
            {
                throw value.Error(Expected);
            }

            read.Add((name.GetString()!, arguments));
        }

        return read;
    }

    // A JSON text inside a JSON text can bring half a surrogate pair past the check of the row.
    private static bool IsUnicode(JsonElement call)
    {
        try
        {
            _ = JsonSerializer.Serialize(call);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
