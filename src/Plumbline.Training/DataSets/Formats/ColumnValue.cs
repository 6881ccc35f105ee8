using System.Globalization;
using System.Text.Json;
using Plumbline.Training.DataSets.Files;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>A value of a row, with the place that messages about it name.</summary>
internal readonly record struct ColumnValue(JsonElement Element, RowPlace Place, string Path, DataSetOptions Options)
{
    private const string Mend = "mend or remove the row";

    public bool IsList => Element.ValueKind == JsonValueKind.Array;

    public DataSetException Error(string expected) => Error("", JsonWords.Describe(Element), expected);

    public DataSetException Error(string below, string found, string expected) => Place.Error(Path + below, found, expected, Mend);

    public string AsString() => Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Error("a text");

    public double AsNumber() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Error("a finite number");

    /// <summary>A label: JSON's own, or a text or number that the options give a meaning.</summary>
    public bool AsLabel() => LabelOf(Element, Options) ?? throw Error(Expectation());

    /// <summary>The meaning of a label, or null where it has none.</summary>
    public static bool? LabelOf(JsonElement element, DataSetOptions options)
    {
        string? text = element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        };
        return element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ when text is not null && options.TrueLabels.Contains(text) => true,
            _ when text is not null && options.FalseLabels.Contains(text) => false,
            _ => null,
        };
    }

    /// <summary>A plain text, or a conversation.</summary>
    public RowText AsText(bool conversational) => conversational ? AsConversation() : AsPlainText();

    public PlainText AsPlainText() => Element.ValueKind == JsonValueKind.String
        ? new PlainText(Element.GetString()!)
        : throw Error(IsList ? "a text, as in most rows" : "a text");

    public Conversation AsConversation() => MessageRules.Fault(Element) is { } fault
        ? throw Error(fault.Path, fault.Found, fault.Expected)
        : Conversation.OfChecked(Element);

    public IEnumerable<ColumnValue> Items()
    {
        if (!IsList)
        {
            throw Error("a list");
        }

        int index = 0;
        foreach (JsonElement item in Element.EnumerateArray())
        {
            yield return this with { Element = item, Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]") };
        }
    }

    /// <summary>A member that may be absent or null.</summary>
    public ColumnValue? Member(string name) =>
        Element.ValueKind != JsonValueKind.Object ? throw Error("an object")
        : Element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? this with { Element = value, Path = $"{Path}.{name}" }
        : null;

    private string Expectation() =>
        string.Join(" or ", new[] { "true", "false" }.Concat(Options.TrueLabels.Concat(Options.FalseLabels).Select(label => $"'{label}'")));
}
