using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Plumbline.Runs;

/// <summary>How every JSON file of a run is written: snake_case names, enums as words, numbers that read back exactly.</summary>
public static class RunJson
{
    /// <summary>One object per line, as in <c>events.jsonl</c>. Values that are not finite are written as the strings "NaN", "Infinity", "-Infinity".</summary>
    public static JsonSerializerOptions Line { get; } = Create(indented: false);

    /// <summary>Indented, as in <c>run.json</c> and <c>scorecard.json</c>.</summary>
    public static JsonSerializerOptions Document { get; } = Create(indented: true);

    private static JsonSerializerOptions Create(bool indented)
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            RespectNullableAnnotations = true,
            WriteIndented = indented,
            NewLine = "\n",
            // Texts of models stay readable; the pages that show them escape for themselves. Control characters are still escaped.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
