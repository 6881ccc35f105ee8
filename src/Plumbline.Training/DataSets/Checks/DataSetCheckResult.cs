namespace Plumbline.Training.DataSets.Checks;

/// <summary>What a data set is, and what is the matter with it.</summary>
public sealed record DataSetCheckResult
{
    /// <summary>What the rows are for.</summary>
    public required DataSetType Type { get; init; }

    /// <summary>How the rows are written: TRL, HH-RLHF, Alpaca or ShareGPT.</summary>
    public required string Format { get; init; }

    /// <summary>True where rows hold conversations.</summary>
    public required bool Conversational { get; init; }

    /// <summary>What the files are: JSONL or JSON, packed with gzip or not.</summary>
    public required string Container { get; init; }

    /// <summary>All rows, wrong ones among them.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that cannot be read.</summary>
    public required long WrongRows { get; init; }

    /// <summary>The first of the wrong rows, each with its reason.</summary>
    public required IReadOnlyList<WrongRow> FirstWrongRows { get; init; }

    /// <summary>Lengths of the good rows' texts, one entry for each column of text.</summary>
    public required IReadOnlyList<ColumnLengths> Lengths { get; init; }

    /// <summary>What is odd about good rows, by kind; a kind without rows is left out. Rows with a finding can still be trained on.</summary>
    public required IReadOnlyList<DataSetFinding> Findings { get; init; }

    /// <summary>Labels among the good rows; null where the type has none.</summary>
    public required LabelCounts? Labels { get; init; }

    /// <summary>Further columns that the good rows have, each with the number of rows that have it; at most 100 of them, in the order in which they were met.</summary>
    public required IReadOnlyList<ColumnCount> Columns { get; init; }

    /// <summary>True where every row can be trained on.</summary>
    public bool IsUsable => WrongRows == 0;
}

/// <summary>A row that cannot be read.</summary>
/// <param name="Place">File, line and column.</param>
/// <param name="Reason">What was found and what was expected.</param>
public sealed record WrongRow(string Place, string Reason);

/// <summary>A further column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many good rows have it.</param>
public sealed record ColumnCount(string Name, long Rows);

/// <summary>How many labels are true and how many false.</summary>
/// <param name="Good">True ones.</param>
/// <param name="Bad">False ones.</param>
public sealed record LabelCounts(long Good, long Bad);

/// <summary>How long the texts of a column are.</summary>
/// <param name="Column">The column, by TRL's name.</param>
/// <param name="Characters">Lengths in UTF-16 characters; of conversations, what is said, without roles.</param>
/// <param name="Tokens">Lengths in tokens, without special tokens and chat template; null where no tokenizer was given.</param>
public sealed record ColumnLengths(string Column, LengthDistribution Characters, LengthDistribution? Tokens);

/// <summary>Rows that have something odd about them.</summary>
/// <param name="Kind">What.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Examples">The places of the first of them.</param>
public sealed record DataSetFinding(DataSetFindingKind Kind, long Rows, IReadOnlyList<string> Examples);

/// <summary>What can be odd about a row that can be read.</summary>
public enum DataSetFindingKind
{
    /// <summary>The same texts and label as an earlier row.</summary>
    DuplicateRow,

    /// <summary>The same own id as an earlier row.</summary>
    RepeatedId,

    /// <summary>Chosen and rejected are the same: nothing can be learned from the pair.</summary>
    IdenticalPair,

    /// <summary>A text, completion or step that says nothing.</summary>
    EmptyText,

    /// <summary>A prompt that says nothing; also two completions that have no beginning in common.</summary>
    EmptyPrompt,

    /// <summary>A completion or conversation whose last message is not the assistant's: there is nothing to learn at its end.</summary>
    LastNotAssistant,

    /// <summary>Roles in an order that many chat templates refuse: two turns of one side in a row, a system message in the middle, a tool that nobody called.</summary>
    RoleOrder,
}
