using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Writes one sample: Inspect's <c>EvalSample</c>, and its <c>EvalSampleSummary</c>, with the fields in its order.</summary>
internal sealed class InspectSampleWriter
{
    /// <summary>Where a sample's cluster and condition stand in its metadata, so that Inspect's <c>stderr(cluster="cluster")</c> finds them.</summary>
    public const string ClusterKey = "cluster";

    /// <summary>Where the condition stands.</summary>
    public const string ConditionKey = "condition";

    /// <summary>Where the sample's own id stands if it could not be a member's name.</summary>
    public const string IdKey = "sample_id";

    /// <summary>Put behind a name of the data set's own metadata that is one of those above.</summary>
    public const string OwnSuffix = " (data set)";

    private readonly SampleRecord _record;
    private readonly string _id;
    private readonly string _uuid;
    private readonly string _model;
    private readonly string _solvers;

    /// <summary>Writes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="id">Its safe id.</param>
    /// <param name="uuid">Names this sample in this epoch of this run.</param>
    /// <param name="model">The model.</param>
    /// <param name="solvers">The solvers, in words.</param>
    public InspectSampleWriter(SampleRecord record, string id, string uuid, string model, string solvers)
    {
        _solvers = solvers;
        _record = record;
        _id = id;
        _uuid = uuid;
        _model = model;
    }

    /// <summary>The whole sample.</summary>
    public void Write(Utf8JsonWriter json)
    {
        int last = LastReply();
        int replies = Replies();
        InspectEventWriter events = new(_record, _uuid, _model, _solvers, replies);
        json.WriteStartObject();
        Head(json, thin: false);
        InspectMessageWriter.Messages(json, "messages", _record, 0, _record.Messages.Count, _uuid, _model);
        InspectMessageWriter.Output(json, _record, last, _uuid, _model, last: true, alone: replies == 1);
        Scores(json, thin: false);
        Metadata(json, thin: false);
        json.Texts("store", _record.Notes);
        events.Write(json, WriteSampleForInit);
        InspectMessageWriter.ModelUsage(json, _model, _record.InputTokens, _record.OutputTokens);
        Times(json);
        if (_record.Failure is { } failure)
        {
            InspectEventWriter.Error(json, failure);
        }

        json.Empty("attachments");
        events.WritePool(json);
        json.WriteEndObject();
    }

    /// <summary>The summary, thinned so that a list of many stays quick to load.</summary>
    public void WriteSummary(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        Head(json, thin: true);
        Metadata(json, thin: true);
        Scores(json, thin: true);
        InspectMessageWriter.ModelUsage(json, _model, _record.InputTokens, _record.OutputTokens);
        Times(json);
        if (_record.Failure is { } failure)
        {
            json.Text("error", InspectEventWriter.ErrorMessage(failure));
        }

        json.WriteBoolean("completed", true);
        json.WriteNumber("message_count", _record.Messages.Count);
        json.WriteEndObject();
    }

    /// <summary>One score: a value, NaN where there is none, and what else the scorer said.</summary>
    public static void Score(Utf8JsonWriter json, Score score, bool thin)
    {
        json.WriteStartObject();
        json.Number("value", score.Value ?? double.NaN);
        json.Optional("answer", score.Answer is { } answer && thin ? InspectTexts.Field(answer) : score.Answer);
        json.Optional("explanation", score.Explanation is { } explanation && thin ? InspectTexts.Field(explanation) : score.Explanation);
        if (score.Parts is { Count: > 0 } parts)
        {
            json.WriteStartObject("metadata");
            foreach ((string name, double value) in parts)
            {
                json.Number(InspectJson.Whole(name), value);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("history");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The right answers: one text, or a list where there are none or several.</summary>
    public static void Target(Utf8JsonWriter json, IReadOnlyList<string> target, bool thin)
    {
        if (target.Count == 1)
        {
            json.Text("target", thin ? InspectTexts.Input(target[0]) : target[0]);
        }
        else
        {
            json.List("target", thin ? target.Select(InspectTexts.Input) : target);
        }
    }

    private void Head(Utf8JsonWriter json, bool thin)
    {
        json.Text("id", _id);
        json.WriteNumber("epoch", _record.Epoch);
        Input(json, thin);
        if (_record.Choices.Count > 0)
        {
            json.List("choices", _record.Choices);
        }

        Target(json, _record.Target, thin);
    }

    private void Input(Utf8JsonWriter json, bool thin)
    {
        IReadOnlyList<MessageRecord> messages = _record.Messages;
        if (messages.Count > 0 && _record.InputMessages == 1 && messages[0] is { Role: "user" })
        {
            json.Text("input", thin ? InspectTexts.Input(messages[0].Text) : messages[0].Text);
        }
        else
        {
            SampleRecord record = thin ? _record with { Messages = [.. messages.Take(_record.InputMessages).Select(each => each with { Text = InspectTexts.Input(each.Text) })] } : _record;
            InspectMessageWriter.Messages(json, "input", record, 0, Math.Min(_record.InputMessages, messages.Count), _uuid, _model);
        }
    }

    private void WriteSampleForInit(Utf8JsonWriter json)
    {
        json.WriteStartObject("sample");
        Input(json, thin: false);
        if (_record.Choices.Count > 0)
        {
            json.List("choices", _record.Choices);
        }

        Target(json, _record.Target, thin: false);
        json.Text("id", _id);
        Metadata(json, thin: false);
        json.WriteEndObject();
        json.WriteStartObject("state");
        InspectMessageWriter.Messages(json, "messages", _record, 0, Math.Min(_record.InputMessages, _record.Messages.Count), _uuid, _model);
        json.WriteEndObject();
    }

    private void Scores(Utf8JsonWriter json, bool thin)
    {
        json.WriteStartObject("scores");
        foreach ((string name, Score score) in _record.Scores)
        {
            json.WritePropertyName(InspectJson.Whole(name));
            Score(json, score, thin);
        }

        json.WriteEndObject();
    }

    private void Metadata(Utf8JsonWriter json, bool thin)
    {
        json.WriteStartObject("metadata");
        Field(json, ClusterKey, _record.Cluster, thin);
        if (_record.Condition.Length > 0)
        {
            Field(json, ConditionKey, _record.Condition, thin);
        }

        if (_id != _record.Id)
        {
            Field(json, IdKey, _record.Id, thin);
        }

        foreach ((string name, string value) in _record.Metadata)
        {
            Field(json, name is ClusterKey or ConditionKey or IdKey ? name + OwnSuffix : name, value, thin);
        }

        json.WriteEndObject();
    }

    private static void Field(Utf8JsonWriter json, string name, string value, bool thin) =>
        json.Text(InspectJson.Whole(name), thin ? InspectTexts.Field(value) : value);

    private void Times(Utf8JsonWriter json)
    {
        json.WriteString("started_at", InspectJson.Time(_record.StartedAt));
        json.WriteString("completed_at", InspectJson.Time(InspectEventWriter.CompletedAt(_record)));
        json.Number("total_time", _record.Seconds);
        json.WriteString("uuid", _uuid);
    }

    private int LastReply()
    {
        for (int index = _record.Messages.Count - 1; index >= _record.InputMessages; index--)
        {
            if (_record.Messages[index].Role == "assistant")
            {
                return index;
            }
        }

        return -1;
    }

    private int Replies() => _record.Messages.Skip(_record.InputMessages).Count(message => message.Role == "assistant");
}
