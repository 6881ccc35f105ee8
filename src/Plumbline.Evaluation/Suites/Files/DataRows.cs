using System.Globalization;
using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>The rows of a task, each as texts by column.</summary>
internal static class DataRows
{
    /// <summary>The column that every row has: its number, from 1.</summary>
    public const string NumberColumn = "row";

    /// <summary>The rows of a task.</summary>
    /// <param name="suiteFile">The suite's file; data lie beside it.</param>
    /// <param name="task">The task.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(string suiteFile, TaskDocument task)
    {
        if (task.Data is not { } data)
        {
            return [.. task.Rows.Select(Numbered)];
        }

        string file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(suiteFile))!, data);
        IEnumerable<IReadOnlyDictionary<string, string>> rows = Path.GetExtension(data) == ".csv" ? Csv(file) : JsonLines.Rows(file).Select(row => row.Fields());
        return [.. rows.Select(Numbered)];
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Csv(string file)
    {
        string[]? names = null;
        foreach ((_, IReadOnlyList<string> fields) in CsvReader.Records(file))
        {
            if (names is null)
            {
                names = [.. fields.Select(name => name.Trim())];
                continue;
            }

            Dictionary<string, string> row = new(StringComparer.Ordinal);
            for (int column = 0; column < names.Length; column++)
            {
                row[names[column]] = fields[column];
            }

            yield return row;
        }
    }

    private static IReadOnlyDictionary<string, string> Numbered(IReadOnlyDictionary<string, string> row, int index) =>
        new Dictionary<string, string>(row, StringComparer.Ordinal) { [NumberColumn] = (index + 1).ToString(CultureInfo.InvariantCulture) };
}
