using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>JSON as Inspect writes it: snake case, nulls left out, times with an offset, and NaN bare, which means unscored.</summary>
internal static class InspectJson
{
    /// <summary>Text stays readable; nothing is embedded in a page by this writer. Validation would refuse the bare NaN.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A time, to the microsecond as Python's.</summary>
    public static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>A number, also one that JSON does not have.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteRawValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity", skipInputValidation: true);
        }
    }

    /// <summary>A text that may be absent: then nothing is written.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.Text(name, value);
        }
    }

    /// <summary>A text.</summary>
    public static void Text(this Utf8JsonWriter json, string name, string value) => json.WriteString(name, Whole(value));

    /// <summary>A text in a list.</summary>
    public static void TextValue(this Utf8JsonWriter json, string value) => json.WriteStringValue(Whole(value));

    /// <summary>Texts by name.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject(name);
        foreach ((string key, string value) in texts)
        {
            json.Text(Whole(key), value);
        }

        json.WriteEndObject();
    }

    /// <summary>A list of texts.</summary>
    public static void List(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.TextValue(text);
        }

        json.WriteEndArray();
    }

    /// <summary>An object without members.</summary>
    public static void Empty(this Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }

    // A model may send half a surrogate pair, which no UTF-8 can hold.
    internal static string Whole(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
                {
                    index++;
                    continue;
                }

                return Mended(text);
            }
        }

        return text;
    }

    private static string Mended(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
