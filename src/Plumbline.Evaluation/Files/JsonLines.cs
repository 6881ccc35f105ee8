using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>Reads a file with one JSON object on each line, one at a time. Empty lines are passed over.</summary>
public static class JsonLines
{
    /// <summary>The most letters of one line.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>The objects.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SuiteException">While enumerating: the file cannot be read, or a line is too long or no JSON object.</exception>
    public static IEnumerable<JsonRow> Rows(string file)
    {
        foreach ((long line, string json) in DataText.Lines(file, LongestLine))
        {
            yield return JsonRow.Parse(file, $"line {line}", json);
        }
    }
}
