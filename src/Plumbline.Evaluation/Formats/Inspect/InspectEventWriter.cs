using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>
/// Writes a sample's transcript: spans of initialisation, solvers and scorers, and in them the sample, each call of the model, each of a tool, the error and the scores.
/// </summary>
/// <remarks>Records hold the beginning and the length of the sample, not of each call. Events before the end bear the sample's beginning, the others its end: no time is made up.</remarks>
internal sealed class InspectEventWriter
{
    /// <summary>
    /// How many characters the inputs of all calls may come to. Beyond it messages are written once, in a pool, and referred to: otherwise long conversations would grow with
    /// the square. Below it they stand where they are used, which viewers from before the pool (of early 2026) show too.
    /// </summary>
    public const int MostInputCharacters = 1 << 18;

    private readonly SampleRecord _record;
    private readonly string _uuid;
    private readonly string _model;
    private readonly string _solvers;
    private readonly int _replies;
    private readonly bool _pooled;
    private readonly Stack<string> _spans = new();
    private int _events;
    private bool _ended;

    /// <summary>Writes the transcript of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="uuid">Names this sample in this epoch of this run.</param>
    /// <param name="model">The model.</param>
    /// <param name="solvers">The solvers, which have one span together: a record does not tell which of them asked.</param>
    /// <param name="replies">How many replies of the model the record holds.</param>
    public InspectEventWriter(SampleRecord record, string uuid, string model, string solvers, int replies)
    {
        _solvers = solvers;
        _record = record;
        _uuid = uuid;
        _model = model;
        _replies = replies;
        _pooled = InputCharacters(record) > MostInputCharacters;
    }

    /// <summary>When a sample ended.</summary>
    public static DateTimeOffset CompletedAt(SampleRecord record) =>
        double.IsFinite(record.Seconds) && record.Seconds is >= 0 and < 1e9 ? record.StartedAt.AddSeconds(record.Seconds) : record.StartedAt;

    /// <summary>What a failure is in one text: its kind in front, which a reader can count by.</summary>
    public static string ErrorMessage(SampleFailure failure) => $"{failure.Kind}: {failure.Message}";

    /// <summary>A failure as Inspect's error. An endpoint's failure has no stack, but the viewer shows the coloured stack and nothing else: it holds the message.</summary>
    public static void Error(Utf8JsonWriter json, SampleFailure failure)
    {
        json.WriteStartObject("error");
        json.Text("message", ErrorMessage(failure));
        json.Text("traceback", ErrorMessage(failure));
        json.Text("traceback_ansi", ErrorMessage(failure));
        json.WriteEndObject();
    }

    /// <summary>All events.</summary>
    public void Write(Utf8JsonWriter json, Action<Utf8JsonWriter> sample)
    {
        json.WriteStartArray("events");
        Begin(json, "init", "init");
        Start(json, "sample_init");
        sample(json);
        json.WriteEndObject();
        End(json);
        Begin(json, "solvers", "solvers");
        Begin(json, _solvers, "solver");
        Conversation(json);
        _ended = true;
        if (_record.Failure is { } failure)
        {
            Start(json, "error");
            Error(json, failure);
            json.WriteEndObject();
        }

        End(json);
        End(json);
        if (_record.Scores.Count > 0)
        {
            Begin(json, "scorers", "scorers");
            foreach ((string name, Score score) in _record.Scores)
            {
                Begin(json, name, "scorer");
                ScoreEvent(json, name, score);
                End(json);
            }

            End(json);
        }

        json.WriteEndArray();
    }

    /// <summary>The messages that the calls refer to, where there are so many calls that they do.</summary>
    public void WritePool(Utf8JsonWriter json)
    {
        if (!_pooled)
        {
            return;
        }

        json.WriteStartObject("events_data");
        InspectMessageWriter.Messages(json, "messages", _record, 0, _record.Messages.Count, _uuid, _model);
        json.WriteStartArray("calls");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static long InputCharacters(SampleRecord record)
    {
        long before = 0;
        long all = 0;
        for (int index = 0; index < record.Messages.Count; index++)
        {
            all += index >= record.InputMessages && record.Messages[index].Role == "assistant" ? before : 0;
            before += record.Messages[index].Text.Length;
        }

        return all;
    }

    private void Conversation(Utf8JsonWriter json)
    {
        int reply = 0;
        for (int index = Math.Max(0, _record.InputMessages); index < _record.Messages.Count; index++)
        {
            MessageRecord message = _record.Messages[index];
            if (message.Role == "assistant")
            {
                reply++;
                ModelEvent(json, index, last: reply == _replies);
            }
            else if (message.Role == "tool" && InspectMessageWriter.FindCall(_record, index) is { } call)
            {
                Begin(json, call.Function, "tool");
                ToolEvent(json, index, call);
                End(json);
            }
        }
    }

    private void ModelEvent(Utf8JsonWriter json, int index, bool last)
    {
        Start(json, "model");
        json.Text("model", _model);
        InspectMessageWriter.Messages(json, "input", _record, 0, _pooled ? 0 : index, _uuid, _model);
        if (_pooled)
        {
            json.WriteStartArray("input_refs");
            json.WriteStartArray();
            json.WriteNumberValue(0);
            json.WriteNumberValue(index);
            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteStartArray("tools");
        json.WriteEndArray();
        json.WriteString("tool_choice", "auto");
        json.Empty("config");
        InspectMessageWriter.Output(json, _record, index, _uuid, _model, last, alone: _replies == 1);
        if (_replies == 1)
        {
            json.WriteString("completed", InspectJson.Time(CompletedAt(_record)));
        }

        json.WriteEndObject();
    }

    private void ToolEvent(Utf8JsonWriter json, int index, ToolCallRecord call)
    {
        Start(json, "tool");
        json.WriteString("type", "function");
        json.Text("id", call.Id);
        json.Text("function", call.Function);
        InspectMessageWriter.Arguments(json, call);
        json.Text("result", _record.Messages[index].Text);
        json.WriteStartArray("events");
        json.WriteEndArray();
        json.WriteString("message_id", $"{_uuid}-m{index}");
        json.WriteEndObject();
    }

    private void ScoreEvent(Utf8JsonWriter json, string scorer, Score score)
    {
        Start(json, "score");
        json.WritePropertyName("score");
        InspectSampleWriter.Score(json, score, thin: false);
        InspectSampleWriter.Target(json, _record.Target, thin: false);
        json.WriteBoolean("intermediate", false);
        json.Text("scorer", scorer);
        json.WriteEndObject();
    }

    private void Begin(Utf8JsonWriter json, string name, string type)
    {
        string? parent = _spans.Count > 0 ? _spans.Peek() : null;
        string id = $"{_uuid}-s{_events}";
        _spans.Push(id);
        Start(json, "span_begin");
        json.WriteString("id", id);
        json.Optional("parent_id", parent);
        json.WriteString("type", type);
        json.Text("name", name);
        json.WriteEndObject();
    }

    private void End(Utf8JsonWriter json)
    {
        Start(json, "span_end");
        json.WriteString("id", _spans.Pop());
        json.WriteEndObject();
    }

    // What all events have; a span's begin and end belong to the span itself, as Inspect's do.
    private void Start(Utf8JsonWriter json, string kind)
    {
        json.WriteStartObject();
        json.WriteString("uuid", $"{_uuid}-e{_events++}");
        if (_spans.Count > 0)
        {
            json.WriteString("span_id", _spans.Peek());
        }

        json.WriteString("timestamp", InspectJson.Time(_ended ? CompletedAt(_record) : _record.StartedAt));
        json.Number("working_start", _ended && double.IsFinite(_record.Seconds) ? _record.Seconds : 0);
        json.WriteString("event", kind);
    }
}
