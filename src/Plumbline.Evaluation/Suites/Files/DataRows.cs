using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Suites.Files;

/// <summary>The rows of a task.</summary>
internal static class DataRows
{
    /// <summary>The rows of a task.</summary>
    /// <param name="suiteFile">The suite's file; data lie beside it.</param>
    /// <param name="task">The task.</param>
    public static IReadOnlyList<DataRow> Of(string suiteFile, TaskDocument task)
    {
        if (task.Data is not { } data)
        {
            return Shared(task.Rows);
        }

        string file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(suiteFile))!, data);
        return Path.GetExtension(data) == ".csv" ? Csv(file) : Shared(JsonLines.Rows(file).Select(row => row.Fields()));
    }

    private static List<DataRow> Csv(string file)
    {
        Dictionary<string, int>? columns = null;
        List<DataRow> rows = [];
        foreach ((_, IReadOnlyList<string> fields) in CsvReader.Records(file))
        {
            if (columns is null)
            {
                columns = new Dictionary<string, int>(StringComparer.Ordinal);
                for (int index = 0; index < fields.Count; index++)
                {
                    columns[fields[index].Trim()] = index;
                }

                continue;
            }

            rows.Add(new DataRow(columns, [.. fields], rows.Count + 1));
        }

        return rows;
    }

    // Rows that have the columns of the one before share them.
    private static List<DataRow> Shared(IEnumerable<IReadOnlyDictionary<string, string>> sets)
    {
        List<DataRow> rows = [];
        Dictionary<string, int> columns = [];
        foreach (IReadOnlyDictionary<string, string> set in sets)
        {
            if (set.Count != columns.Count || !set.Keys.All(columns.ContainsKey))
            {
                columns = set.Keys.Index().ToDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
            }

            string[] texts = new string[columns.Count];
            foreach ((string name, string text) in set)
            {
                texts[columns[name]] = text;
            }

            rows.Add(new DataRow(columns, texts, rows.Count + 1));
        }

        return rows;
    }
}
