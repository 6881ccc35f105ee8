using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>Writes lists of messages.</summary>
internal sealed class MessageWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _writer;

    public MessageWriter()
    {
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartArray();
    }

    /// <summary>One list of messages that stand in others.</summary>
    public static JsonElement Join(IEnumerable<JsonElement> messages)
    {
        using MessageWriter writer = new();
        foreach (JsonElement message in messages)
        {
            writer.Add(message);
        }

        return writer.Finish();
    }

    /// <summary>A conversation of one message.</summary>
    public static Conversation One(string role, string content)
    {
        using MessageWriter writer = new();
        writer.Add(role, content);
        return writer.Conversation();
    }

    /// <summary>Adds a message as it is.</summary>
    public void Add(JsonElement message) => _writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(message), skipInputValidation: true);

    /// <summary>Adds a message that says something.</summary>
    public void Add(string role, string content)
    {
        _writer.WriteStartObject();
        _writer.WriteString("role", role);
        _writer.WriteString("content", content);
        _writer.WriteEndObject();
    }

    /// <summary>Adds an assistant's message that calls tools and says nothing.</summary>
    public void AddToolCalls(IEnumerable<(string Name, JsonElement Arguments)> calls)
    {
        _writer.WriteStartObject();
        _writer.WriteString("role", MessageRules.Assistant);
        _writer.WriteStartArray("tool_calls");
        foreach ((string name, JsonElement arguments) in calls)
        {
            _writer.WriteStartObject();
            _writer.WriteString("type", "function");
            _writer.WriteStartObject("function");
            _writer.WriteString("name", name);
            _writer.WritePropertyName("arguments");
            _writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(arguments), skipInputValidation: true);
            _writer.WriteEndObject();
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    /// <summary>What was added, as a conversation.</summary>
    public Conversation Conversation() => DataSets.Conversation.OfChecked(Finish());

    public void Dispose() => _writer.Dispose();

    private JsonElement Finish()
    {
        _writer.WriteEndArray();
        _writer.Flush();
        return JsonElement.Parse(_buffer.WrittenSpan);
    }
}
