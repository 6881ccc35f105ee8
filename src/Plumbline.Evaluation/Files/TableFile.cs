using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>Tables by the ending of their file: <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>.</summary>
public static class TableFile
{
    /// <summary>The rows of a file, read one by one. Of JSON lines, texts come as they are, null as an empty field, anything else as its JSON.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SuiteException">The ending is another, or, while rows are taken, the file is not what its ending says.</exception>
    public static IEnumerable<TextRow> Rows(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csv" or CsvReader.TabbedEnding => CsvReader.Rows(file),
            ".jsonl" => JsonLines.Rows(file).Select(row => row.AsTexts()),
            string ending => throw DataFault.At(file, "the whole file", $"the ending '{ending}'", ".csv, .tsv or .jsonl", "convert the file, or rename it"),
        };
    }
}
