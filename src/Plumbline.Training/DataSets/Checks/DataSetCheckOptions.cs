using Plumbline.Models.Tokenizers;

namespace Plumbline.Training.DataSets.Checks;

/// <summary>What a check of a data set looks at beside the rows themselves.</summary>
public sealed record DataSetCheckOptions
{
    /// <summary>Counts tokens.</summary>
    /// <value>Null: lengths are counted in characters alone.</value>
    public ITokenizer? Tokenizer { get; init; }

    /// <summary>How many wrong rows are told in full, 0 to 10,000. All are counted.</summary>
    /// <value>Default 20: enough to see a pattern.</value>
    public int ShownWrongRows { get; init; } = 20;

    /// <summary>How many rows are named for each finding, 0 to 10,000. All are counted.</summary>
    /// <value>Default 3.</value>
    public int ShownExamples { get; init; } = 3;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() =>
    [
        .. ShownWrongRows is < 0 or > 10_000 ? [$"shown wrong rows is {ShownWrongRows}; expected 0 to 10000"] : Array.Empty<string>(),
        .. ShownExamples is < 0 or > 10_000 ? [$"shown examples is {ShownExamples}; expected 0 to 10000"] : Array.Empty<string>(),
    ];
}
