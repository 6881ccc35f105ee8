using System.Text;

namespace Plumbline.Evaluation.Suites.Tables;

/// <summary>Tables by the ending of their file: <c>.csv</c>, <c>.tsv</c>, <c>.jsonl</c>.</summary>
public static class TableFile
{
    /// <summary>The rows of a file, read one by one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SuiteException">The ending is another, or, while rows are taken, the file is not what its ending says.</exception>
    public static IEnumerable<TableRow> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => CsvTable.Read(path),
            ".tsv" => CsvTable.Read(path, '\t'),
            ".jsonl" => JsonLinesTable.Read(path),
            string ending => throw new SuiteException(path, $"the file ends in '{ending}'", "expected .csv, .tsv or .jsonl"),
        };
    }

    /// <summary>Opens a text.</summary>
    internal static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new SuiteException(path, "the file cannot be read", exception.Message, exception);
        }
    }
}
