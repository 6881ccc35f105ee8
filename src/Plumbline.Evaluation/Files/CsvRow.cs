using System.Globalization;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>One record of a file of comma-separated values.</summary>
public sealed class CsvRow
{
    private readonly string _file;
    private readonly Dictionary<string, int> _header;
    private readonly IReadOnlyList<string> _fields;

    internal CsvRow(string file, long line, Dictionary<string, int> header, IReadOnlyList<string> fields) => (_file, Line, _header, _fields) = (file, line, header, fields);

    /// <summary>The line where it begins, from 1.</summary>
    public long Line { get; }

    /// <summary>The field of a column, which may be empty.</summary>
    /// <exception cref="SuiteException">There is no such column.</exception>
    public string Field(string column) => _header.TryGetValue(column, out int index) ? _fields[index] : throw Fault(column, "no such column", "one");

    /// <summary>The field of a column, without blanks around it.</summary>
    /// <exception cref="SuiteException">There is no such column, or nothing in it.</exception>
    public string Text(string column) => Field(column).Trim() is { Length: > 0 } text ? text : throw Fault(column, "nothing", "a text");

    /// <summary>The parts of a field between separators, without blanks around them and without empty ones.</summary>
    /// <exception cref="SuiteException">There is no such column, or nothing in it.</exception>
    public IReadOnlyList<string> Texts(string column, char separator)
    {
        string[] texts = Field(column).Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return texts.Length > 0 ? texts : throw Fault(column, "nothing", $"one text or more, separated by '{separator}'");
    }

    /// <summary>A whole number at or above 0 and below <paramref name="count"/>.</summary>
    /// <exception cref="SuiteException">It is none.</exception>
    public int Below(string column, int count) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value < count
            ? value
            : throw Fault(column, $"'{Field(column)}'", $"a whole number from 0 to {count - 1}");

    /// <summary>A fault in one of its fields.</summary>
    public SuiteException Fault(string column, string found, string expected) =>
        DataFault.At(_file, $"line {Line}, column {column}", found, expected, "mend the line, or fetch the file again");
}
