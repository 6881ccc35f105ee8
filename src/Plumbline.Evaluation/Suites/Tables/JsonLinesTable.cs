using System.Text.Json;

namespace Plumbline.Evaluation.Suites.Tables;

/// <summary>Reads tables of one JSON object a line. Texts come as they are, numbers and truth values as written, null as an empty field, anything else as its JSON.</summary>
public static class JsonLinesTable
{
    private const int LongestLine = 8 << 20;

    /// <summary>The rows of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">While rows are taken: the file cannot be read, or a line is no JSON object.</exception>
    public static IEnumerable<TableRow> Read(string path) => Objects(path).Select(row => Row(path, row.Line, row.Value));

    /// <summary>The objects of a file, with their lines.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">While objects are taken: as <see cref="Read"/>.</exception>
    public static IEnumerable<(int Line, JsonElement Value)> Objects(string path)
    {
        using StreamReader reader = TableFile.Open(path);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, Parse(path, number, line));
            }
        }
    }

    internal static TableRow Row(string path, int line, JsonElement row) => new(path, line, Fields(row));

    private static JsonElement Parse(string path, int number, string line)
    {
        if (line.Length > LongestLine)
        {
            throw new SuiteException($"{path} line {number}", $"the line is longer than {LongestLine} characters", "expected one JSON object a line");
        }

        JsonElement value;
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            value = document.RootElement.Clone();
            Touch(value);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new SuiteException($"{path} line {number}", "the line is no JSON", "expected one JSON object a line", exception);
        }

        return value.ValueKind == JsonValueKind.Object
            ? value
            : throw new SuiteException($"{path} line {number}", $"found a JSON {value.ValueKind.ToString().ToLowerInvariant()}", "expected one JSON object a line");
    }

    // Texts of half characters show only when they are taken.
    private static void Touch(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in value.EnumerateArray())
                {
                    Touch(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    _ = property.Name;
                    Touch(property.Value);
                }

                break;
        }
    }

    private static Dictionary<string, string> Fields(JsonElement row)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach (JsonProperty property in row.EnumerateObject())
        {
            fields[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.String => property.Value.GetString()!,
                JsonValueKind.Null => "",
                _ => property.Value.GetRawText(),
            };
        }

        return fields;
    }
}
