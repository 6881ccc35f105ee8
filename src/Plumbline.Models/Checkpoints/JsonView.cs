using System.Globalization;
using System.Text.Json;

namespace Plumbline.Models.Checkpoints;

/// <summary>One JSON value together with the file and the path it stands at, so that every error can say where.</summary>
internal readonly record struct JsonView(JsonElement Element, string File, string Path)
{
    public JsonValueKind Kind => Element.ValueKind;

    public bool IsNull => Element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>Reads and parses a whole file; duplicate properties are errors.</summary>
    public static JsonView ReadFile(string file, long maxBytes)
    {
        FileInfo info = new(file);
        if (!info.Exists)
        {
            throw CheckpointException.Missing(file, "complete the checkpoint folder");
        }

        if (info.Length > maxBytes)
        {
            throw new CheckpointException(
                file, "file", $"{info.Length} bytes", $"at most {maxBytes} bytes", "this is not the file that its name says");
        }

        return Parse(System.IO.File.ReadAllBytes(file), file, "$");
    }

    /// <summary>Parses UTF-8 JSON text that stands at <paramref name="path"/> of <paramref name="file"/>.</summary>
    public static JsonView Parse(ReadOnlySpan<byte> json, string file, string path)
    {
        try
        {
            JsonDocumentOptions options = new() { AllowDuplicateProperties = false, MaxDepth = 64 };
            return new JsonView(JsonElement.Parse(json, options), file, path);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the second: half a surrogate pair in a name
        {
            throw new CheckpointException(
                file, path, "text that is not valid JSON (" + e.Message + ")", "a JSON document", "restore the file from its source", e);
        }
    }

    /// <summary>
    /// Runs <paramref name="read"/>, turning the exceptions that malformed strings inside JSON raise late into a <see
    /// cref="CheckpointException"/>.
    /// </summary>
    public T Read<T>(Func<JsonView, T> read)
    {
        try
        {
            return read(this);
        }
        catch (InvalidOperationException e)
        {
            throw new CheckpointException(
                File, Path, "a string that is not valid Unicode", "UTF-8 text", "restore the file from its source", e);
        }
    }

    public CheckpointException Error(string found, string expected, string mend = "correct the file") =>
        new(File, Path, found, expected, mend);

    /// <summary>The member, or null where it is absent or JSON null.</summary>
    public JsonView? Optional(string name)
    {
        Expect(JsonValueKind.Object, "an object");
        return Element.TryGetProperty(name, out JsonElement member) && member.ValueKind != JsonValueKind.Null ? Member(name, member) : null;
    }

    public bool Has(string name) => Kind == JsonValueKind.Object && Element.TryGetProperty(name, out _);

    public JsonView Required(string name) =>
        Optional(name) ?? throw new CheckpointException(File, $"{Path}.{name}", "nothing", "a value", "add the missing field");

    public IEnumerable<(string Name, JsonView Value)> Members()
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (JsonProperty property in Element.EnumerateObject())
        {
            string name = property.Name;
            yield return (name, Member(name, property.Value));
        }
    }

    public IEnumerable<JsonView> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        int index = 0;
        foreach (JsonElement item in Element.EnumerateArray())
        {
            yield return new JsonView(item, File, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"));
        }
    }

    public string AsString()
    {
        Expect(JsonValueKind.String, "a string");
        return Element.GetString()!;
    }

    public bool AsBoolean() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Error(Describe(), "true or false"),
    };

    public int AsInteger(int min, int max)
    {
        Expect(JsonValueKind.Number, "a number");
        return Element.TryGetInt32(out int value) && value >= min && value <= max
            ? value
            : throw Error(Describe(), $"a whole number from {min} to {max}");
    }

    public double AsNumber()
    {
        Expect(JsonValueKind.Number, "a number");
        return Element.TryGetDouble(out double value) && double.IsFinite(value) ? value : throw Error(Describe(), "a finite number");
    }

    /// <summary>The value in words, for a message.</summary>
    public string Describe() => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.String => $"'{Element.GetString()}'",
        _ => Element.GetRawText(),
    };

    private JsonView Member(string name, JsonElement value) => new(value, File, $"{Path}.{name}");

    private void Expect(JsonValueKind kind, string expected)
    {
        if (Kind != kind)
        {
            throw Error(Describe(), expected);
        }
    }
}
