using System.Globalization;
using System.Text.Json;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Looks things up in a document that may hold anything: what is absent or of another kind is null.</summary>
internal static class InspectElement
{
    /// <summary>A member of an object.</summary>
    public static JsonElement? Find(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A text.</summary>
    public static string? FindText(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A number.</summary>
    public static double? FindNumber(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A whole number; 0 where there is none.</summary>
    public static long FindCount(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) && number > 0 ? number : 0;

    /// <summary>A time; null where there is none.</summary>
    public static DateTimeOffset? FindTime(this JsonElement element, string name) =>
        element.FindText(name) is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>The elements of a list; none where there is none.</summary>
    public static IEnumerable<JsonElement> FindList(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>The members of an object; none where there is none.</summary>
    public static IEnumerable<JsonProperty> FindMembers(this JsonElement element, string name) =>
        element.Find(name) is { ValueKind: JsonValueKind.Object } value ? value.EnumerateObject() : [];

    /// <summary>A value as text: a text as it is, anything else as JSON.</summary>
    public static string AsText(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : element.GetRawText();

    /// <summary>One text or a list of them.</summary>
    public static IReadOnlyList<string> FindTexts(this JsonElement element, string name) => element.Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString() ?? ""],
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(AsText)],
        _ => [],
    };

    /// <summary>Values by name, as texts; the last of a name counts.</summary>
    public static IReadOnlyDictionary<string, string> FindDictionary(this JsonElement element, string name)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.FindMembers(name))
        {
            values[member.Name] = member.Value.AsText();
        }

        return values;
    }
}
