namespace Plumbline.Evaluation.Suites.Files;

/// <summary>One row of data: its texts, and the names of its columns, which it shares with the rows around it.</summary>
/// <param name="columns">Where each column stands.</param>
/// <param name="texts">The texts.</param>
/// <param name="number">The row's number, from 1.</param>
internal sealed class DataRow(IReadOnlyDictionary<string, int> columns, string[] texts, int number)
{
    /// <summary>The column that every row has: its number.</summary>
    public const string NumberColumn = "row";

    /// <summary>The row's number, from 1.</summary>
    public int Number => number;

    /// <summary>The names of its columns.</summary>
    public IEnumerable<string> Names => columns.Keys.Append(NumberColumn);

    /// <summary>The text of a column; null where there is none of the name.</summary>
    public string? Find(string column) =>
        columns.TryGetValue(column, out int index) ? texts[index] : column == NumberColumn ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
}
