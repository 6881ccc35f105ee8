using System.Text;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Files;

/// <summary>
/// Reads comma-separated values as RFC 4180 has them, strictly and one record at a time: fields with a comma, a line break or a quote are quoted, a quote is written
/// twice, and every record has as many fields as the first. Lines may end in LF or CR LF; empty lines are passed over. A file that ends in <c>.tsv</c> has tabs in the place
/// of commas; in it a quote inside a field that does not begin with one is an ordinary letter, since few tools quote there.
/// </summary>
public static class CsvReader
{
    /// <summary>The most letters of one record: what a quote that is never closed can cost.</summary>
    public const int LongestRecord = 1 << 20;

    internal const string TabbedEnding = ".tsv";

    private const int MostFields = 1000;

    /// <summary>The records after the first, which names the columns.</summary>
    /// <param name="file">The file.</param>
    /// <param name="columns">Columns that there must be. Others may be there too.</param>
    /// <exception cref="SuiteException">While enumerating: the file cannot be read or breaks a rule, with its line.</exception>
    public static IEnumerable<TextRow> Rows(string file, params IReadOnlyList<string> columns)
    {
        IReadOnlyList<string>? header = null;
        foreach ((long line, IReadOnlyList<string> fields) in Records(file))
        {
            if (header is null)
            {
                header = Header(file, line, fields, columns);
                continue;
            }

            yield return new TextRow(file, $"line {line}", header.Zip(fields).ToDictionary(field => field.First, field => field.Second, StringComparer.Ordinal));
        }

        if (header is null)
        {
            throw DataFault.At(file, "line 1", "the end of the file", "a line with the names of the columns", "fetch the file again");
        }
    }

    /// <summary>All records, the first among them, each with the line where it begins.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="SuiteException">While enumerating: the file cannot be read or breaks a rule, with its line.</exception>
    public static IEnumerable<(long Line, IReadOnlyList<string> Fields)> Records(string file)
    {
        using DataText text = new(file);
        char separator = file.EndsWith(TabbedEnding, StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
        int width = 0;
        while (text.Peek() != DataText.End)
        {
            long line = text.Line;
            List<string>? fields = Record(file, text, separator);
            if (fields is null)
            {
                continue;
            }

            width = width == 0 ? fields.Count : width;
            if (fields.Count != width)
            {
                throw DataFault.At(file, $"line {line}", $"{fields.Count} fields", $"{width}, as in the first record", "quote fields that hold what parts fields, or fetch the file again");
            }

            yield return (line, fields);
        }
    }

    private static List<string> Header(string file, long line, IReadOnlyList<string> fields, IReadOnlyList<string> columns)
    {
        List<string> header = [.. fields.Select(field => field.Trim())];
        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw DataFault.At(file, $"line {line}", $"the column '{twice.Key}' twice", "each column once", "rename one of them");
        }

        foreach (string column in columns)
        {
            if (!header.Contains(column, StringComparer.Ordinal))
            {
                throw DataFault.At(file, $"line {line}", $"the columns {string.Join(", ", header)}", $"a column '{column}'", "fetch the file again, or rename its columns");
            }
        }

        return header;
    }

    // One record up to and with its line break; null for an empty line.
    private static List<string>? Record(string file, DataText text, char separator)
    {
        List<string> fields = [];
        StringBuilder field = new();
        int length = 0;
        long line = text.Line;
        while (true)
        {
            bool quoted = text.Peek() == '"';
            int ended = quoted ? Quoted(file, text, separator, field, ref length) : Plain(file, text, separator, field, ref length);
            fields.Add(field.ToString());
            field.Clear();
            if (fields.Count > MostFields)
            {
                throw DataFault.At(file, $"line {line}", $"more than {MostFields} fields", $"at most {MostFields}", "check that this is the right file");
            }

            if (ended != separator)
            {
                return fields.Count == 1 && fields[0].Length == 0 && !quoted ? null : fields;
            }
        }
    }

    private static int Plain(string file, DataText text, char separator, StringBuilder field, ref int length)
    {
        while (true)
        {
            long line = text.Line;
            int letter = text.Read();
            switch (letter)
            {
                case DataText.End or '\n':
                    return letter;
                case int part when part == separator:
                    return letter;
                case '\r' when text.Peek() is '\n' or DataText.End:
                    text.Read();
                    return '\n';
                case '"' when separator == ',':
                    throw DataFault.At(file, $"line {line}", "a quote inside a field that does not begin with one", "the whole field in quotes and each inner quote twice", "quote the field");
                default:
                    Take(file, line, field, (char)letter, ref length);
                    break;
            }
        }
    }

    private static int Quoted(string file, DataText text, char separator, StringBuilder field, ref int length)
    {
        long opened = text.Line;
        text.Read();
        while (true)
        {
            int letter = text.Read();
            if (letter == DataText.End)
            {
                throw DataFault.At(file, $"line {opened}", "a quote that is never closed", "a second quote at the end of the field", "close it, or fetch the file again");
            }

            if (letter != '"')
            {
                Take(file, opened, field, (char)letter, ref length);
                continue;
            }

            if (text.Peek() == '"')
            {
                Take(file, opened, field, (char)text.Read(), ref length);
                continue;
            }

            long line = text.Line;
            int after = text.Read();
            after = after == '\r' && text.Peek() == '\n' ? text.Read() : after;
            return after is DataText.End or '\n' || after == separator
                ? after
                : throw DataFault.At(file, $"line {line}", $"'{(char)after}' after a closing quote", "the next field or the end of the line", "write a quote inside a field twice");
        }
    }

    private static void Take(string file, long line, StringBuilder field, char letter, ref int length)
    {
        if (++length > LongestRecord)
        {
            throw DataFault.At(file, $"the record of line {line}", $"more than {LongestRecord} letters", "a shorter record", "look for a quote that is never closed");
        }

        field.Append(letter);
    }
}
