using Plumbline.Training.DataSets.Files;

namespace Plumbline.Training.DataSets.Formats;

/// <summary>Recognises the format of a file by the columns of its first rows.</summary>
internal static class FormatDetection
{
    /// <summary>How many rows have a say.</summary>
    private const int Rows = 32;

    /// <summary>The format that most of the first rows have; of several, the one that comes first.</summary>
    /// <exception cref="DataSetException">No row has a format that is known, or there is no row.</exception>
    public static RowFormat Of(DataFile file, string path, DataSetOptions options)
    {
        if (file.Count == 0)
        {
            throw new DataSetException(path, "file", "no rows", "one row or more", "check that this is the file you mean");
        }

        Dictionary<RowFormat, int> votes = [];
        DataSetException? first = null;
        for (long index = 0; index < Math.Min(Rows, file.Count); index++)
        {
            try
            {
                RowColumns columns = new(file.Read(index), file.Place(index), options);
                if (Of(columns) is { } format)
                {
                    votes[format] = votes.GetValueOrDefault(format) + 1;
                }
                else
                {
                    first ??= Unknown(columns);
                }
            }
            catch (DataSetException exception)
            {
                first ??= exception;
            }
        }

        return votes.Count > 0 ? votes.MaxBy(vote => vote.Value).Key : throw first!;
    }

    private static RowFormat? Of(RowColumns columns)
    {
        RowFormat? format = columns.Options.Columns.Count > 0
            ? TrlFormat.Of(columns)
            : HhRlhfFormat.Of(columns) ?? ShareGptFormat.Of(columns) ?? AlpacaFormat.Of(columns) ?? (RowFormat?)TrlFormat.Of(columns);
        return columns.Options.Type is { } wanted && format?.Type != wanted ? TrlFormat.Of(columns, wanted) : format;
    }

    private static DataSetException Unknown(RowColumns columns)
    {
        string found = string.Join(", ", columns.Names) is { Length: > 0 } names ? $"columns {names}" : "no columns";
        string expected = columns.Options.Type is { } type
            ? $"columns of the type {type}"
            : "TRL's columns (text, messages, prompt, completion, chosen, rejected, label, completions, labels), HH-RLHF, Alpaca or ShareGPT";
        return columns.Place.Error(null, found, expected, "say which column is which, such as prompt=question");
    }
}
