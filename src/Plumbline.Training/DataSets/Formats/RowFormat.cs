using System.Text.Json;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>A way in which a file writes its rows. Two of the same values read alike.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Type">The type of its rows.</param>
/// <param name="Conversational">True where the rows that it gives hold conversations, false where they hold texts.</param>
internal abstract record RowFormat(string Name, DataSetType Type, bool Conversational)
{
    /// <summary>Reads a row.</summary>
    /// <exception cref="DataSetException">The row is not as the format says.</exception>
    public DataSetRow Read(RowColumns columns)
    {
        DataSetRow row = ReadTexts(columns, columns.Id());
        JsonElement? tools = Tools(columns);
        JsonElement? variables = columns.Optional(TrlColumns.TemplateVariables) is { } value
            ? value.Element.ValueKind == JsonValueKind.Object ? value.Element : throw value.Error("an object")
            : null;
        return row with { Tools = tools, TemplateVariables = variables, Columns = columns.Rest() };
    }

    /// <summary>Reads all but the columns that every format has.</summary>
    protected abstract DataSetRow ReadTexts(RowColumns columns, RowId id);

    /// <summary>The margin of a preference, if it has one.</summary>
    protected static double? Margin(RowColumns columns) => columns.Optional(TrlColumns.Margin)?.AsNumber();

    // A list, or a text that holds one: both are in use.
    private static JsonElement? Tools(RowColumns columns)
    {
        if (columns.Optional(TrlColumns.Tools) is not { } value)
        {
            return null;
        }

        JsonElement tools = value.Element;
        if (tools.ValueKind == JsonValueKind.String)
        {
            string text = value.AsString();
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            try
            {
                tools = JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                throw value.Error("a list of tools, or a text that holds one as JSON");
            }
        }

        return tools.ValueKind == JsonValueKind.Array ? tools : throw value.Error("a list of tools, or a text that holds one as JSON");
    }
}
