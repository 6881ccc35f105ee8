using System.Text.Json;
using Plumbline.Evaluation.Logs;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Writes messages, model outputs and token counts.</summary>
internal static class InspectMessageWriter
{
    /// <summary>Where a call's arguments are kept that are no JSON object, which is all that Inspect takes.</summary>
    public const string UnreadableArguments = "unreadable";

    /// <summary>A message. Its id is the same wherever in the log it stands, by which readers know that it is one.</summary>
    public static void Message(Utf8JsonWriter json, SampleRecord record, int index, string uuid, string model)
    {
        MessageRecord message = record.Messages[index];
        string role = message.Role switch
        {
            "system" or "user" or "assistant" or "tool" => message.Role,
            "developer" => "system",
            _ => "user",
        };
        bool input = index < record.InputMessages;
        json.WriteStartObject();
        json.WriteString("id", $"{uuid}-m{index}");
        json.Text("content", message.Text);
        if (input)
        {
            json.WriteString("source", "input");
        }
        else if (role == "assistant")
        {
            json.WriteString("source", "generate");
        }

        if (role != message.Role)
        {
            json.Texts("metadata", [new("role", message.Role)]);
        }

        json.WriteString("role", role);
        if (role == "assistant")
        {
            ToolCalls(json, message.ToolCalls);
            if (!input)
            {
                json.Text("model", model);
            }
        }
        else if (role == "tool")
        {
            json.Optional("tool_call_id", message.ToolCallId);
            json.Optional("function", FindCall(record, index)?.Function);
        }

        json.WriteEndObject();
    }

    /// <summary>Messages from one place to before another.</summary>
    public static void Messages(Utf8JsonWriter json, string name, SampleRecord record, int from, int to, string uuid, string model)
    {
        json.WriteStartArray(name);
        for (int index = from; index < to; index++)
        {
            Message(json, record, index, uuid, model);
        }

        json.WriteEndArray();
    }

    /// <summary>What the model gave: the message at a place, or nothing.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="record">The sample.</param>
    /// <param name="index">The place of the assistant's message; negative where there is none.</param>
    /// <param name="uuid">Names the sample.</param>
    /// <param name="model">The model.</param>
    /// <param name="last">Whether the sample's finish reason is this message's.</param>
    /// <param name="alone">Whether the sample's tokens and time are this message's.</param>
    public static void Output(Utf8JsonWriter json, SampleRecord record, int index, string uuid, string model, bool last, bool alone)
    {
        json.WriteStartObject("output");
        json.Text("model", model);
        json.WriteStartArray("choices");
        if (index >= 0)
        {
            json.WriteStartObject();
            json.WritePropertyName("message");
            Message(json, record, index, uuid, model);
            json.WriteString("stop_reason", StopReason(record, index, last));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Text("completion", index >= 0 ? record.Messages[index].Text : "");
        if (alone)
        {
            Usage(json, "usage", record.InputTokens, record.OutputTokens);
            json.Number("time", record.Seconds);
        }

        json.WriteEndObject();
    }

    /// <summary>Token counts.</summary>
    public static void Usage(Utf8JsonWriter json, string name, long input, long output)
    {
        json.WriteStartObject(name);
        json.WriteNumber("input_tokens", input);
        json.WriteNumber("output_tokens", output);
        json.WriteNumber("total_tokens", input + output);
        json.WriteEndObject();
    }

    /// <summary>Token counts by model, of which there is one; none where the endpoint counted none.</summary>
    public static void ModelUsage(Utf8JsonWriter json, string model, long input, long output)
    {
        json.WriteStartObject("model_usage");
        if (input + output > 0)
        {
            Usage(json, InspectJson.Whole(model), input, output);
        }

        json.WriteEndObject();
        json.Empty("role_usage");
    }

    /// <summary>The arguments of a call, as the object that Inspect expects.</summary>
    public static void Arguments(Utf8JsonWriter json, ToolCallRecord call)
    {
        json.WritePropertyName("arguments");
        if (IsObject(call.Arguments))
        {
            json.WriteRawValue(InspectJson.Whole(call.Arguments));
        }
        else
        {
            json.WriteStartObject();
            json.Text(UnreadableArguments, call.Arguments);
            json.WriteEndObject();
        }
    }

    /// <summary>The call that a tool's message answers, if it can be found before it.</summary>
    public static ToolCallRecord? FindCall(SampleRecord record, int index)
    {
        string? id = record.Messages[index].ToolCallId;
        for (int before = index - 1; id is not null && before >= 0; before--)
        {
            foreach (ToolCallRecord call in record.Messages[before].ToolCalls ?? [])
            {
                if (call.Id == id)
                {
                    return call;
                }
            }
        }

        return null;
    }

    private static void ToolCalls(Utf8JsonWriter json, IReadOnlyList<ToolCallRecord>? calls)
    {
        if (calls is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartArray("tool_calls");
        foreach (ToolCallRecord call in calls)
        {
            json.WriteStartObject();
            json.Text("id", call.Id);
            json.Text("function", call.Function);
            Arguments(json, call);
            if (!IsObject(call.Arguments))
            {
                json.WriteString("parse_error", "the arguments are no JSON object");
            }

            json.WriteString("type", "function");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string StopReason(SampleRecord record, int index, bool last) => (last ? record.FinishReason : null) switch
    {
        "stop" => "stop",
        "length" or "max_tokens" => "max_tokens",
        "model_length" => "model_length",
        "tool_calls" or "function_call" => "tool_calls",
        "content_filter" => "content_filter",
        _ => record.Messages[index].ToolCalls is { Count: > 0 } ? "tool_calls" : "unknown",
    };

    private static bool IsObject(string arguments)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(arguments);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
