using System.Globalization;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>One row of a table, each column a text, which knows its place: what it lacks is told with file and line.</summary>
public sealed class TextRow
{
    private readonly string _file;

    internal TextRow(string file, string place, IReadOnlyDictionary<string, string> fields) => (_file, Place, Fields) = (file, place, fields);

    /// <summary>Where it stands in its file, such as <c>line 17</c>: the line where it begins, from 1.</summary>
    public string Place { get; }

    /// <summary>All fields by column, as they stand.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    /// <summary>The field of a column as it stands, which may be empty.</summary>
    /// <exception cref="SuiteException">There is no such column.</exception>
    public string Field(string column) => Fields.TryGetValue(column, out string? field)
        ? field
        : throw Fault($"the columns {string.Join(", ", Fields.Keys)}", $"a column '{column}'");

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

    /// <summary>One of several words, without blanks around it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="words">What may stand there.</param>
    /// <exception cref="SuiteException">There is no such column, or it is none of them.</exception>
    public string OneOf(string column, params IReadOnlyList<string> words)
    {
        string field = Field(column).Trim();
        return words.Contains(field, StringComparer.Ordinal) ? field : throw Fault(column, $"'{field}'", string.Join(" or ", words));
    }

    /// <summary>A whole number at or above 0 and below <paramref name="count"/>.</summary>
    /// <exception cref="SuiteException">It is none.</exception>
    public int Below(string column, int count) =>
        int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value < count
            ? value
            : throw Fault(column, $"'{Field(column)}'", $"a whole number from 0 to {count - 1}");

    /// <summary>A number within bounds.</summary>
    /// <param name="column">The column.</param>
    /// <param name="least">The least that makes sense.</param>
    /// <param name="most">The most.</param>
    /// <exception cref="SuiteException">It is none.</exception>
    public double Number(string column, double least, double most) =>
        double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= least && value <= most
            ? value
            : throw Fault(column, $"'{Field(column)}'", string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    /// <summary>A fault in one of its fields.</summary>
    public SuiteException Fault(string column, string found, string expected) => At($"{Place}, column {column}", found, expected);

    /// <summary>A fault in the row as a whole.</summary>
    public SuiteException Fault(string found, string expected) => At(Place, found, expected);

    private SuiteException At(string place, string found, string expected) => DataFault.At(_file, place, found, expected, "mend the line, or fetch the file again");
}
