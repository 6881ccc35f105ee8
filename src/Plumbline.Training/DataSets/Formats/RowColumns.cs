using System.Text.Json;
using Plumbline.Training.DataSets.Files;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>The columns of one row under TRL's names, whatever the file calls them. Remembers which were used, so that the rest can be kept.</summary>
internal sealed class RowColumns(JsonElement row, RowPlace place, DataSetOptions options)
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Where the row stands.</summary>
    public RowPlace Place => place;

    /// <summary>How the file is read.</summary>
    public DataSetOptions Options => options;

    /// <summary>The names that the file itself gives.</summary>
    public IEnumerable<string> Names => row.EnumerateObject().Select(property => property.Name);

    /// <summary>The column, or null where the row has none or JSON null in it; does not count as use.</summary>
    public JsonElement? Peek(string name)
    {
        ColumnSource? source = Source(name);
        return source is not null && row.TryGetProperty(source.Column, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>True where the row has a value in every one of the columns.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Peek(name) is null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Uses a column: its value, or null where the row has none or JSON null in it.</summary>
    public ColumnValue? Optional(string name)
    {
        if (Peek(name) is not { } value)
        {
            return null;
        }

        ColumnSource source = Source(name)!;
        _used.Add(source.Column);
        return new ColumnValue(Cut(value, source), place, source.Column, options);
    }

    /// <summary>Uses a column that must be there.</summary>
    public ColumnValue Required(string name) =>
        Optional(name) ?? throw place.Error(Source(name)?.Column ?? name, "nothing", "a value, as other rows have", "add the column or remove the row");

    /// <summary>Every column that was not used.</summary>
    public IReadOnlyDictionary<string, JsonElement> Rest()
    {
        Dictionary<string, JsonElement> rest = new(StringComparer.Ordinal);
        foreach (JsonProperty property in row.EnumerateObject())
        {
            if (!_used.Contains(property.Name))
            {
                rest.Add(property.Name, property.Value);
            }
        }

        return rest;
    }

    /// <summary>The row's name, with its own id where it has one.</summary>
    public RowId Id() => new(place.FileName, place.Number, Peek(TrlColumns.Id) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 and <= LongestOwnId } own => own,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out _) => number.GetRawText(),
        _ => null,
    });

    // Longer ones are texts, not names.
    private const int LongestOwnId = 200;

    // A column that was given to another name is no longer found under its own.
    private ColumnSource? Source(string name) =>
        options.Columns.Count == 0 ? new ColumnSource(name)
        : options.Columns.TryGetValue(name, out ColumnSource? source) ? source
        : options.Columns.Values.Any(other => other.Column == name) ? null
        : new ColumnSource(name);

    private JsonElement Cut(JsonElement value, ColumnSource source)
    {
        if (source is { After: null, Before: null })
        {
            return value;
        }

        string text = new ColumnValue(value, place, source.Column, options).AsString();
        int start = source.After is null ? 0 : Find(text, source.After, 0, source.Column) + source.After.Length;
        int end = source.Before is null ? text.Length : Find(text, source.Before, start, source.Column);
        return JsonSerializer.SerializeToElement(text[start..end]);
    }

    private int Find(string text, string mark, int from, string column)
    {
        int index = text.IndexOf(mark, from, StringComparison.Ordinal);
        return index >= 0 ? index : throw place.Error(column, $"no '{mark}'", "a text that holds it", "mend the row, or how the column is cut");
    }
}
