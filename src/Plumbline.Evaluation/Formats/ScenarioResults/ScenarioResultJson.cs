using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Thresholds;

namespace Plumbline.Evaluation.Formats.ScenarioResults;

/// <summary>Writes one <c>ScenarioRunResult</c>. Messages go through the serializer of the chat library itself, so their form is the one its readers know.</summary>
internal sealed class ScenarioResultJson(ScenarioInfo info, string execution)
{
    private const int FormatVersion = 1;

    /// <summary>A suite's headline measurements.</summary>
    public byte[] Scorecard(SuiteOutcome outcome, string scenario, string iteration) => Document(json =>
    {
        Head(json, scenario, iteration, outcome.Created);
        ChatMessage question = new(ChatRole.User, $"The suite {outcome.Suite} asked {outcome.Model} for {outcome.Samples} replies.");
        string answer = string.Join('\n', outcome.Measurements.Select(measurement => $"{measurement.Name}: {OutcomeText.Line(measurement)}"));
        Conversation(json, [question], new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { ModelId = outcome.Model });
        json.WriteStartObject("evaluationResult");
        json.WriteStartObject("metrics");
        foreach (Measurement measurement in outcome.Headlines.DistinctBy(measurement => measurement.Name))
        {
            Measured(json, outcome, measurement);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        Tags(json, [outcome.Suite, "scorecard"]);
    });

    /// <summary>A sample.</summary>
    public byte[] Sample(SampleRecord record, string scenario, string iteration) => Document(json =>
    {
        Head(json, scenario, iteration, record.StartedAt == default ? info.Created : record.StartedAt);
        int reply = LastReply(record);
        int given = reply < 0 ? record.Messages.Count : reply;
        ChatResponse response = new(reply < 0 ? [] : [.. record.Messages.Skip(reply).Select(Message)])
        {
            ModelId = info.Model,
            FinishReason = record.FinishReason is { Length: > 0 } reason ? new ChatFinishReason(reason) : null,
            Usage = Usage(record),
        };
        Conversation(json, [.. record.Messages.Take(given).Select(Message)], response);
        json.WriteStartObject("evaluationResult");
        json.WriteStartObject("metrics");
        if (record.Failure is { } failure)
        {
            Metric(json, "boolean", "answered", failure.Message, ("unacceptable", true, failure.Kind), [("error", $"{failure.Kind}: {failure.Message}")], () => json.WriteBoolean("value", false));
        }

        foreach ((string scorer, Score score) in record.Scores)
        {
            Scored(json, record, scorer, score);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        Details(json, record);
        Tags(json, record.Condition.Length > 0 ? [record.Task, record.Condition] : [record.Task]);
    });

    private static void Measured(Utf8JsonWriter json, SuiteOutcome outcome, Measurement measurement)
    {
        ThresholdResult[] thresholds = [.. outcome.Thresholds.Where(threshold => threshold.Threshold.Measurement == measurement.Name)];
        ThresholdResult? failed = Array.Find(thresholds, threshold => threshold.Failed);
        (string, bool, string?) interpretation = failed is not null ? ("unacceptable", true, failed.InWords())
            : measurement.Value is null ? ("inconclusive", false, measurement.Note ?? "nothing could be measured")
            : thresholds.Length > 0 ? ("good", false, string.Join("; ", thresholds.Select(threshold => threshold.InWords())))
            : ("unknown", false, "no threshold was set");
        List<(string, string)> diagnostics = [];
        if (measurement.Missing.Total > 0)
        {
            diagnostics.Add(("warning", $"missing: {OutcomeText.Missing(measurement.Missing)}"));
        }

        if (measurement.Standing == JudgeStanding.Unchecked)
        {
            diagnostics.Add(("warning", "the judge was never checked"));
        }

        Metric(json, "numeric", measurement.Name, OutcomeText.Line(measurement), interpretation, diagnostics, () => Number(json, measurement.Value));
    }

    private void Scored(Utf8JsonWriter json, SampleRecord record, string scorer, Score score)
    {
        if (score.Value is null)
        {
            string reason = score.Explanation ?? "no reason given";
            Metric(json, "numeric", scorer, reason, ("inconclusive", false, "unscored"), [("warning", $"unscored: {reason}")], () => { });
            return;
        }

        (string, bool, string?) interpretation = info.IsFailure(record, scorer, score) switch
        {
            true => ("unacceptable", true, score.Explanation),
            false => ("good", false, score.Explanation),
            null => ("unknown", false, null),
        };
        Metric(json, "numeric", scorer, score.Explanation ?? score.Answer, interpretation, [], () => Number(json, score.Value));
        foreach ((string part, double value) in score.Parts ?? new Dictionary<string, double>())
        {
            Metric(json, "numeric", $"{scorer}.{part}", null, ("unknown", false, null), [], () => Number(json, value));
        }
    }

    // The kind comes first: the reader of the format needs it before it meets anything else.
    private static void Metric(
        Utf8JsonWriter json, string kind, string name, string? reason, (string Rating, bool Failed, string? Reason) interpretation, IReadOnlyList<(string Severity, string Message)> diagnostics, Action value)
    {
        json.WriteStartObject(name);
        json.WriteString("$type", kind);
        value();
        json.WriteString("name", name);
        Optional(json, "reason", reason);
        json.WriteStartObject("interpretation");
        json.WriteString("rating", interpretation.Rating);
        json.WriteBoolean("failed", interpretation.Failed);
        Optional(json, "reason", interpretation.Reason);
        json.WriteEndObject();
        json.WriteStartArray("diagnostics");
        foreach ((string severity, string message) in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("severity", severity);
            json.WriteString("message", message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Head(Utf8JsonWriter json, string scenario, string iteration, DateTimeOffset created)
    {
        json.WriteString("scenarioName", scenario);
        json.WriteString("iterationName", iteration);
        json.WriteString("executionName", execution);
        json.WriteString("creationTime", created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
    }

    private static void Conversation(Utf8JsonWriter json, IList<ChatMessage> messages, ChatResponse response)
    {
        json.WritePropertyName("messages");
        JsonSerializer.Serialize(json, messages, AIJsonUtilities.DefaultOptions);
        json.WritePropertyName("modelResponse");
        JsonSerializer.Serialize(json, response, AIJsonUtilities.DefaultOptions);
    }

    private void Details(Utf8JsonWriter json, SampleRecord record)
    {
        json.WriteStartObject("chatDetails");
        json.WriteStartArray("turnDetails");
        if (record.Failure is null)
        {
            json.WriteStartObject();
            json.WriteNumber("latency", double.IsFinite(record.Seconds) ? Math.Max(0, record.Seconds) : 0);
            json.WriteString("model", info.Model);
            if (Usage(record) is { } usage)
            {
                json.WritePropertyName("usage");
                JsonSerializer.Serialize(json, usage, AIJsonUtilities.DefaultOptions);
            }

            json.WriteBoolean("cacheHit", record.Requests == 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Tags(Utf8JsonWriter json, IReadOnlyList<string> own)
    {
        json.WriteStartArray("tags");
        foreach (string tag in info.Tags.Concat(own).Distinct(StringComparer.Ordinal))
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
    }

    private static byte[] Document(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Number(Utf8JsonWriter json, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber("value", number);
        }
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static UsageDetails? Usage(SampleRecord record) => record.InputTokens + record.OutputTokens == 0 ? null
        : new UsageDetails { InputTokenCount = record.InputTokens, OutputTokenCount = record.OutputTokens, TotalTokenCount = record.InputTokens + record.OutputTokens };

    private static int LastReply(SampleRecord record)
    {
        for (int index = record.Messages.Count - 1; index >= record.InputMessages; index--)
        {
            if (record.Messages[index].Role == "assistant")
            {
                return index;
            }
        }

        return -1;
    }

    private static ChatMessage Message(MessageRecord message)
    {
        if (message.ToolCallId is { } answered)
        {
            return new ChatMessage(ChatRole.Tool, [new FunctionResultContent(answered, message.Text)]);
        }

        List<AIContent> contents = [];
        if (message.Text.Length > 0 || message.ToolCalls is not { Count: > 0 })
        {
            contents.Add(new TextContent(message.Text));
        }

        foreach (ToolCallRecord call in message.ToolCalls ?? [])
        {
            contents.Add(new FunctionCallContent(call.Id, call.Function, Arguments(call.Arguments)));
        }

        return new ChatMessage(new ChatRole(string.IsNullOrWhiteSpace(message.Role) ? "user" : message.Role), contents);
    }

    private static Dictionary<string, object?> Arguments(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                Dictionary<string, object?> arguments = new(StringComparer.Ordinal);
                foreach (JsonProperty argument in document.RootElement.EnumerateObject())
                {
                    arguments[argument.Name] = argument.Value.Clone();
                }

                return arguments;
            }
        }
        catch (JsonException)
        {
            // What is no object is kept as it came.
        }

        return new Dictionary<string, object?> { ["unreadable"] = json };
    }
}
