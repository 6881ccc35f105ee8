using System.Text;

namespace Plumbline.Evaluation.Suites.Tables;

/// <summary>Reads tables of comma- or tab-separated values, as RFC 4180 has them: a header, quoted fields with doubled quotes and line breaks. Reads row by row.</summary>
public static class CsvTable
{
    private const int LongestField = 1 << 20;
    private const int MostColumns = 1000;

    /// <summary>The rows of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What parts fields. Default a comma.</param>
    /// <exception cref="SuiteException">While rows are taken: the file cannot be read, has no header, a quote is not closed, or a row has another number of fields than the header.</exception>
    public static IEnumerable<TableRow> Read(string path, char separator = ',')
    {
        using StreamReader reader = TableFile.Open(path);
        int line = 1;
        List<string>? header = Record(reader, path, separator, ref line);
        if (header is null)
        {
            throw new SuiteException(path, "the file is empty", "expected a table with a header");
        }

        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SuiteException($"{path} line 1", $"the column '{twice.Key}' stands there twice", "expected every column once");
        }

        while (true)
        {
            int begin = line;
            List<string>? fields = Record(reader, path, separator, ref line);
            if (fields is null)
            {
                yield break;
            }

            if (fields is [""])
            {
                continue; // a blank line
            }

            if (fields.Count != header.Count)
            {
                throw new SuiteException($"{path} line {begin}", $"found {fields.Count} fields", $"expected the {header.Count} of the header");
            }

            Dictionary<string, string> row = new(header.Count, StringComparer.Ordinal);
            for (int index = 0; index < header.Count; index++)
            {
                row[header[index]] = fields[index];
            }

            yield return new TableRow(path, begin, row);
        }
    }

    // The next record, or null at the end. The line is that of the next character to read.
    private static List<string>? Record(StreamReader reader, string path, char separator, ref int line)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        int begin = line;
        List<string> fields = [];
        StringBuilder field = new();
        bool quoted = false;
        bool wasQuoted = false;
        while (true)
        {
            int read = reader.Read();
            if (read < 0 || (!quoted && read is '\n' or '\r'))
            {
                if (quoted)
                {
                    throw new SuiteException($"{path} line {begin}", "a quoted field is not closed", "expected a closing \"");
                }

                if (read == '\r' && reader.Peek() == '\n')
                {
                    _ = reader.Read();
                }

                line++;
                fields.Add(field.ToString());
                return fields;
            }

            char letter = (char)read;
            if (quoted)
            {
                if (letter != '"')
                {
                    line += letter == '\n' ? 1 : 0;
                    field.Append(letter);
                }
                else if (reader.Peek() == '"')
                {
                    _ = reader.Read();
                    field.Append('"');
                }
                else
                {
                    quoted = false;
                }
            }
            else if (letter == separator)
            {
                fields.Add(field.ToString());
                field.Clear();
                wasQuoted = false;
            }
            else if (letter == '"' && field.Length == 0 && !wasQuoted)
            {
                quoted = wasQuoted = true;
            }
            else
            {
                field.Append(letter);
            }

            if (field.Length > LongestField || fields.Count > MostColumns)
            {
                throw new SuiteException(
                    $"{path} line {begin}",
                    field.Length > LongestField ? $"a field is longer than {LongestField} characters" : $"a row has more than {MostColumns} fields",
                    "expected a table of texts; is a quote missing?");
            }
        }
    }
}
