using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Evaluation.Logs;

/// <summary>A record as one line of JSON: snake_case names, what is null left out.</summary>
public static class SampleRecordJson
{
    /// <summary>The longest line, in bytes: a guard against files that are no logs and against conversations without end.</summary>
    public const int MaximumLineBytes = 64 << 20;

    // As everywhere in a run: texts stay readable, and pages escape for themselves.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes one line, its line feed included.</summary>
    /// <param name="output">Receives the bytes.</param>
    /// <param name="record">What is written.</param>
    public static void WriteLine(IBufferWriter<byte> output, SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(record);
        using (Utf8JsonWriter writer = new(output, Writing))
        {
            JsonSerializer.Serialize(writer, record, SampleRecordContext.Default.SampleRecord);
        }

        output.Write("\n"u8);
    }

    /// <summary>Reads one line.</summary>
    /// <exception cref="JsonException">It is not a record.</exception>
    public static SampleRecord Read(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, SampleRecordContext.Default.SampleRecord) ?? throw new JsonException("null where a record was expected");

    /// <summary>Reads of a line what resuming needs, and passes over the rest.</summary>
    /// <exception cref="JsonException">It is not a record.</exception>
    internal static SampleLine ReadKey(ReadOnlySpan<byte> line)
    {
        Utf8JsonReader reader = new(line);
        string? task = null;
        string? id = null;
        int epoch = 1;
        bool failed = false;
        long input = 0;
        long output = 0;
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject, "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("task"u8))
            {
                task = Text(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                id = Text(ref reader);
            }
            else if (reader.ValueTextEquals("epoch"u8))
            {
                epoch = (int)Number(ref reader);
            }
            else if (reader.ValueTextEquals("failure"u8))
            {
                reader.Read();
                failed = reader.TokenType != JsonTokenType.Null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("input_tokens"u8))
            {
                input = Number(ref reader);
            }
            else if (reader.ValueTextEquals("output_tokens"u8))
            {
                output = Number(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read(), "one object");
        Expect(task is not null && id is not null, "'task' and 'id'");
        return new SampleLine(new SampleKey(task!, id!, epoch), failed, input, output);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.String, "a text");
        return reader.GetString()!;
    }

    private static long Number(ref Utf8JsonReader reader)
    {
        Expect(reader.Read() && reader.TokenType == JsonTokenType.Number, "a number");
        return reader.TryGetInt64(out long value) ? value : throw new JsonException("expected a whole number");
    }

    private static void Expect(bool found, string what)
    {
        if (!found)
        {
            throw new JsonException($"expected {what}");
        }
    }
}

/// <summary>What resuming needs of a line.</summary>
internal readonly record struct SampleLine(SampleKey Key, bool Failed, long InputTokens, long OutputTokens);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SampleRecord))]
internal sealed partial class SampleRecordContext : JsonSerializerContext;
