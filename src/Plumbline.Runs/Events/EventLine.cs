using System.Buffers;
using System.Text.Json;

namespace Plumbline.Runs;

/// <summary>The text form of one event: <c>{"number":1,"time":"…","type":"…","data":…}</c> and a line feed.</summary>
internal static class EventLine
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = RunJson.Line.Encoder };

    /// <summary>Writes the line of one event, with its line feed, into <paramref name="output"/>.</summary>
    public static void Write<T>(IBufferWriter<byte> output, long number, DateTimeOffset time, string type, T data)
    {
        using (Utf8JsonWriter json = new(output, WriterOptions))
        {
            json.WriteStartObject();
            json.WriteNumber("number"u8, number);
            json.WriteString("time"u8, time.ToUniversalTime());
            json.WriteString("type"u8, type);
            json.WritePropertyName("data"u8);
            JsonSerializer.Serialize(json, data, RunJson.Line);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    /// <summary>Reads one line without its line feed; null, and the reason, where it is not an event.</summary>
    public static RunEvent? Parse(ReadOnlyMemory<byte> line, out string problem)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            problem = "it lacks number, time, type or data, or one is of the wrong kind";
            return root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("number"u8, out JsonElement number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out long n)
                && root.TryGetProperty("time"u8, out JsonElement time) && time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out DateTimeOffset at)
                && root.TryGetProperty("type"u8, out JsonElement type) && type.ValueKind == JsonValueKind.String
                && root.TryGetProperty("data"u8, out JsonElement data)
                    ? new RunEvent(n, at, type.GetString()!, data.Clone())
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a string with bytes that are not UTF-8, or with half a surrogate pair.
            problem = exception.Message;
            return null;
        }
    }
}
