using System.Text.Json;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>One JSON object of a file, which knows its place: what it lacks is told with file and line.</summary>
public sealed class JsonRow
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };
    private readonly string _file;

    private JsonRow(string file, string place, JsonElement element) => (_file, Place, Element) = (file, place, element);

    /// <summary>Where it stands in its file, such as <c>line 17</c>.</summary>
    public string Place { get; }

    /// <summary>The object itself, for readers with rules of their own. Its texts may hold half of a surrogate pair.</summary>
    internal JsonElement Element { get; }

    /// <summary>Whether it has a value, other than null, under a name.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A text, without blanks around it.</summary>
    /// <exception cref="SuiteException">There is none, or it is blank.</exception>
    public string Text(string name) => RawText(name).Trim() is { Length: > 0 } text ? text : throw Fault(name, "an empty text", "a text");

    /// <summary>A text as it stands, blanks and all; may be empty.</summary>
    /// <exception cref="SuiteException">There is none.</exception>
    public string RawText(string name) => AsText(name, Required(name, "a text"));

    /// <summary>A list of texts.</summary>
    /// <exception cref="SuiteException">There is none, or something else is in it.</exception>
    public IReadOnlyList<string> Texts(string name)
    {
        JsonElement list = Required(name, "a list of texts");
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((item, index) => AsText($"{name}[{index}]", item))]
            : throw Fault(name, Describe(list), "a list of texts");
    }

    /// <summary>One of several words.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="words">What may stand there.</param>
    /// <exception cref="SuiteException">There is none, or it is none of them.</exception>
    public string OneOf(string name, params IReadOnlyList<string> words)
    {
        string text = RawText(name);
        return words.Contains(text, StringComparer.Ordinal) ? text : throw Fault(name, $"'{text}'", string.Join(" or ", words));
    }

    /// <summary>A whole number at or above 0 and below <paramref name="count"/>.</summary>
    /// <exception cref="SuiteException">It is none.</exception>
    public int Below(string name, int count)
    {
        string expected = $"a whole number from 0 to {count - 1}";
        JsonElement number = Required(name, expected);
        return number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out int value) && value >= 0 && value < count ? value : throw Fault(name, Describe(number), expected);
    }

    /// <summary>Yes or no.</summary>
    /// <exception cref="SuiteException">It is neither.</exception>
    public bool Flag(string name)
    {
        JsonElement flag = Required(name, "true or false");
        return flag.ValueKind is JsonValueKind.True or JsonValueKind.False ? flag.GetBoolean() : throw Fault(name, Describe(flag), "true or false");
    }

    /// <summary>An object inside it.</summary>
    /// <exception cref="SuiteException">There is none.</exception>
    public JsonRow Row(string name) => Of(_file, $"{Place}, {name}", Required(name, "an object"));

    /// <summary>A list of objects.</summary>
    /// <exception cref="SuiteException">There is none, or something else is in it.</exception>
    public IReadOnlyList<JsonRow> Rows(string name)
    {
        JsonElement list = Required(name, "a list of objects");
        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((item, index) => Of(_file, $"{name}[{index}]", item))]
            : throw Fault(name, Describe(list), "a list of objects");
    }

    /// <summary>All values that are texts, numbers or yes and no, as texts, by name; lists, objects and nulls are left out.</summary>
    public IReadOnlyDictionary<string, string> Fields() => Element.EnumerateObject()
        .Where(member => member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        .ToDictionary(member => member.Name, member => member.Value.ValueKind == JsonValueKind.String ? AsText(member.Name, member.Value) : member.Value.GetRawText(), StringComparer.Ordinal);

    /// <summary>A fault in one of its values.</summary>
    public SuiteException Fault(string name, string found, string expected) => DataFault.At(_file, $"{Place}, {name}", found, expected, "mend it, or fetch the file again");

    /// <summary>All values as texts: null as an empty one, anything but texts as its JSON.</summary>
    internal TextRow AsTexts() => new(_file, Place, Element.EnumerateObject().ToDictionary(
        member => member.Name,
        member => member.Value.ValueKind switch
        {
            JsonValueKind.String => AsText(member.Name, member.Value),
            JsonValueKind.Null => "",
            _ => member.Value.GetRawText(),
        },
        StringComparer.Ordinal));

    internal static JsonRow Parse(string file, string place, string json)
    {
        try
        {
            return Of(file, place, JsonElement.Parse(json, Strict));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter where half of a surrogate pair stands in a name.
            throw DataFault.At(file, place, "text that is not JSON", "a JSON object", "mend it, or fetch the file again", exception);
        }
    }

    private static JsonRow Of(string file, string place, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? new JsonRow(file, place, element)
        : throw DataFault.At(file, place, Describe(element), "a JSON object", "mend it, or fetch the file again");

    private static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => element.GetRawText(),
    };

    private JsonElement? Find(string name) => Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement Required(string name, string expected) => Find(name) ?? throw Fault(name, "nothing", expected);

    private string AsText(string name, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            throw Fault(name, Describe(value), "a text");
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault(name, "half of a surrogate pair", "valid Unicode");
        }
    }
}
