using Plumbline.Training.DataSets.Files;
using Plumbline.Training.DataSets.Formats;

namespace Plumbline.Training.DataSets;

/// <summary>How a file of training data is read.</summary>
public sealed record DataSetOptions
{
    /// <summary>The type to read the rows as.</summary>
    /// <value>Null: the type that the columns of the first rows make. Set it where a file has the columns of several types and another is wanted, such as
    /// <see cref="DataSetType.PromptOnly"/> for a file that also has completions; these are then further columns. Files of other formats than TRL's have the
    /// one type that their format says.</value>
    public DataSetType? Type { get; init; }

    /// <summary>Where TRL's columns are found in a file that names them otherwise, by TRL's name, such as <c>prompt</c> in <c>question</c>.</summary>
    /// <value>Empty: columns have TRL's names, or the file is of another format that is recognised. Where this is set, no other format is looked for.</value>
    public IReadOnlyDictionary<string, ColumnSource> Columns { get; init; } = new Dictionary<string, ColumnSource>();

    /// <summary>Texts and numbers that mean <c>true</c> in column <c>label</c> and in <c>labels</c>, such as <c>" yes"</c> or <c>1</c>. Compared exactly.</summary>
    /// <value>Empty: only JSON's own <c>true</c>.</value>
    public IReadOnlyList<string> TrueLabels { get; init; } = [];

    /// <summary>Texts and numbers that mean <c>false</c>, as <see cref="TrueLabels"/>.</summary>
    /// <value>Empty: only JSON's own <c>false</c>.</value>
    public IReadOnlyList<string> FalseLabels { get; init; } = [];

    /// <summary>Whether transcripts of HH-RLHF and instructions of Alpaca become texts or conversations. Rows of other formats stay what they are.</summary>
    /// <value>Null: HH-RLHF stays text, which a model without chat template can read; Alpaca becomes conversations.</value>
    public TranscriptForm? Form { get; init; }

    /// <summary>The longest row that is read, in bytes of JSON, 1 to 16,777,214. A longer one is a wrong row, not a reason to allocate memory for it.</summary>
    /// <value>Default 16,777,214: the index keeps a row's length in 24 bits.</value>
    public int MaxRowBytes { get; init; } = RowIndex.LongestRowBytes;

    /// <summary>Folder for the unpacked copy of a gzip file; each is deleted when the data set is disposed of.</summary>
    /// <value>Null: the system's folder for temporary files.</value>
    public string? TemporaryFolder { get; init; }

    /// <summary>How many bytes a gzip file may unpack to, 1 or more: a guard of the disk.</summary>
    /// <value>Default 128 GiB.</value>
    public long MaxUnpackedBytes { get; init; } = 128L << 30;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Type is { } type && !Enum.IsDefined(type))
        {
            problems.Add($"data set type is {(int)type}; expected one of {string.Join(", ", Enum.GetNames<DataSetType>())}");
        }

        if (Form is { } form && !Enum.IsDefined(form))
        {
            problems.Add($"transcript form is {(int)form}; expected one of {string.Join(", ", Enum.GetNames<TranscriptForm>())}");
        }

        foreach ((string name, ColumnSource source) in Columns)
        {
            if (!TrlColumns.All.Contains(name))
            {
                problems.Add($"column '{name}' is given a source; expected one of {string.Join(", ", TrlColumns.All)}");
            }

            problems.AddRange(source.Validate().Select(problem => $"source of column '{name}': {problem}"));
        }

        if (TrueLabels.Intersect(FalseLabels, StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            problems.Add($"label '{both}' is said to mean both true and false; expected one meaning");
        }

        if (MaxRowBytes is < 1 or > RowIndex.LongestRowBytes)
        {
            problems.Add($"max row bytes is {MaxRowBytes}; expected 1 to {RowIndex.LongestRowBytes}");
        }

        if (MaxUnpackedBytes < 1)
        {
            problems.Add($"max unpacked bytes is {MaxUnpackedBytes}; expected 1 or more");
        }

        return problems;
    }
}

/// <summary>What becomes of a dialogue that a file holds as one text.</summary>
public enum TranscriptForm
{
    /// <summary>Text, in the words of the format itself.</summary>
    Text,

    /// <summary>A conversation of messages with roles.</summary>
    Messages,
}

/// <summary>Where a column's value comes from: another column, or a part of its text.</summary>
/// <param name="Column">Name of the column in the file.</param>
/// <param name="After">The value begins after the first place of this text; null for the beginning of the column's text.</param>
/// <param name="Before">The value ends before the next place of this text; null for the end of the column's text.</param>
public sealed record ColumnSource(string Column, string? After = null, string? Before = null)
{
    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. string.IsNullOrEmpty(Column) ? ["the column has no name"] : Array.Empty<string>(),
        .. After == "" ? ["the text to begin after is empty; leave it out instead"] : Array.Empty<string>(),
        .. Before == "" ? ["the text to end before is empty; leave it out instead"] : Array.Empty<string>(),
    ];
}
