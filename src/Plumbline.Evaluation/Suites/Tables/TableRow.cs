using System.Globalization;

namespace Plumbline.Evaluation.Suites.Tables;

/// <summary>One row of a table, with the place that it came from.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Fields">The fields by column.</param>
public sealed record TableRow(string File, int Line, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field of a column, trimmed; empty where the row leaves it out.</summary>
    /// <exception cref="SuiteException">The table has no such column.</exception>
    public string this[string column] => Fields.TryGetValue(column, out string? field)
        ? field.Trim()
        : throw Problem($"there is no column '{column}'; found {Shown(Fields.Keys)}", $"expected a table with the column '{column}'");

    /// <summary>The field of a column, which may not be blank.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="SuiteException">The table has no such column, or the field is blank.</exception>
    public string Require(string column) => this[column] is { Length: > 0 } field ? field : throw Problem($"the field '{column}' is blank", "expected a text");

    /// <summary>The field of a column, one of several words.</summary>
    /// <param name="column">The column.</param>
    /// <param name="words">What may stand there.</param>
    /// <exception cref="SuiteException">It is none of them.</exception>
    public string OneOf(string column, params IReadOnlyList<string> words)
    {
        string field = this[column];
        return words.Contains(field, StringComparer.Ordinal) ? field : throw Problem($"'{column}' is '{Cut(field)}'", $"expected {string.Join(" or ", words)}");
    }

    /// <summary>The field of a column, a number.</summary>
    /// <param name="column">The column.</param>
    /// <exception cref="SuiteException">It is none, or not finite.</exception>
    public double Number(string column) =>
        double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Problem($"'{column}' is '{Cut(this[column])}'", "expected a number");

    /// <summary>An exception that names this row.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="expected">What was expected, or how to mend it.</param>
    public SuiteException Problem(string found, string expected) => new(string.Create(CultureInfo.InvariantCulture, $"{File} line {Line}"), found, expected);

    private static string Shown(IEnumerable<string> columns) => string.Join(", ", columns.Take(12).Select(column => $"'{Cut(column)}'"));

    private static string Cut(string text)
    {
        string line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length <= 60 ? line : line[..60] + "…";
    }
}
