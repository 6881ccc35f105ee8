using System.Text.Json;
using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Reads a sample's conversation.</summary>
internal sealed class InspectMessageReader
{
    private const string AttachmentScheme = "attachment://";
    private const int MostCharacters = 1 << 28;

    private readonly JsonElement _sample;
    private readonly JsonElement? _attachments;
    private long _resolved;

    /// <summary>Reads from a sample.</summary>
    public InspectMessageReader(JsonElement sample)
    {
        _sample = sample;
        _attachments = sample.Find("attachments");
    }

    /// <summary>The conversation, and how many of its messages were the input: all before the first that a model wrote.</summary>
    public (IReadOnlyList<MessageRecord> Messages, int Input) Read()
    {
        JsonElement[] elements = [.. _sample.FindList("messages")];
        if (elements.Length == 0)
        {
            elements = FromEvents();
        }

        int input = Array.FindIndex(elements, message => message.FindText("role") == "assistant" && message.FindText("source") != "input");
        if (elements.Length > 0)
        {
            return ([.. elements.Select(Message)], input < 0 ? elements.Length : input);
        }

        MessageRecord[] given = Input();
        return (given, given.Length);
    }

    private MessageRecord[] Input() => _sample.Find("input") switch
    {
        { ValueKind: JsonValueKind.String } text => [new MessageRecord("user", Resolve(text.GetString() ?? ""))],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(Message)],
        _ => [],
    };

    // Logs of agents may hold the conversation in their last call of the model only, whose input may refer to a pool of messages.
    private JsonElement[] FromEvents()
    {
        JsonElement last = _sample.FindList("events").LastOrDefault(each => each.FindText("event") == "model");
        if (last.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        List<JsonElement> messages = [.. last.FindList("input")];
        JsonElement[] pool = _sample.Find("events_data") is { } data ? [.. data.FindList("messages")] : [];
        foreach (JsonElement range in last.FindList("input_refs"))
        {
            if (range.ValueKind == JsonValueKind.Array && range.GetArrayLength() == 2 && range[0].ValueKind == JsonValueKind.Number && range[1].ValueKind == JsonValueKind.Number
                && range[0].TryGetInt32(out int from) && range[1].TryGetInt32(out int to) && from >= 0 && to <= pool.Length && from <= to && messages.Count + to - from <= MostMessages)
            {
                messages.AddRange(pool[from..to]);
            }
        }

        JsonElement choice = last.Find("output") is { } output ? output.FindList("choices").FirstOrDefault() : default;
        return choice.Find("message") is { } reply ? [.. messages, reply] : [.. messages];
    }

    private const int MostMessages = 1 << 20;

    private MessageRecord Message(JsonElement element)
    {
        ToolCallRecord[] calls = [.. element.FindList("tool_calls").Select(Call)];
        return new MessageRecord(Role(element), Content(element))
        {
            ToolCalls = calls.Length == 0 ? null : calls,
            ToolCallId = element.Find("tool_call_id") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null,
        };
    }

    private static string Role(JsonElement element) => element.Find("metadata")?.FindText("role") ?? element.FindText("role") ?? "user";

    private static ToolCallRecord Call(JsonElement element)
    {
        string arguments = element.Find("arguments") is not { } given ? "{}"
            : element.FindText("parse_error") is not null && given.FindText(InspectMessageWriter.UnreadableArguments) is { } unreadable ? unreadable
            : given.GetRawText();
        return new ToolCallRecord(element.FindText("id") ?? "", element.FindText("function") ?? "", arguments);
    }

    private string Content(JsonElement element) => element.Find("content") switch
    {
        { ValueKind: JsonValueKind.String } text => Resolve(text.GetString() ?? ""),
        { ValueKind: JsonValueKind.Array } parts => string.Join('\n', parts.EnumerateArray().Select(Part).Where(part => part is not null)),
        _ => "",
    };

    // As Inspect's own text of a message, but what is no text leaves its name behind, as in its summaries. Reasoning is no part of what was said.
    private string? Part(JsonElement part) => part.FindText("type") switch
    {
        "text" => Resolve(part.FindText("text") ?? ""),
        "reasoning" or null => null,
        { } other => $"({char.ToUpperInvariant(other.Length > 0 ? other[0] : '?')}{(other.Length > 1 ? other[1..] : "")})",
    };

    // A small log may refer to one large attachment a million times.
    private string Resolve(string text)
    {
        if (!text.StartsWith(AttachmentScheme, StringComparison.Ordinal) || _attachments?.FindText(text[AttachmentScheme.Length..]) is not { } attachment)
        {
            return text;
        }

        _resolved += attachment.Length;
        return _resolved <= MostCharacters ? attachment : text;
    }
}
