using System.Text;
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
        using DataText text = new(file);
        StringBuilder line = new();
        while (text.Peek() != DataText.End)
        {
            long number = text.Line;
            line.Clear();
            if (!text.ReadLine(line, LongestLine))
            {
                throw DataFault.At(file, $"line {number}", $"more than {LongestLine} letters", "a shorter line", "check that the file has one JSON object on each line");
            }

            string json = line.ToString();
            if (!string.IsNullOrWhiteSpace(json))
            {
                yield return JsonRow.Parse(file, $"line {number}", json);
            }
        }
    }
}
