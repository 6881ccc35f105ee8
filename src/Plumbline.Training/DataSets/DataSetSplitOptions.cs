namespace Plumbline.Training.DataSets;

/// <summary>Which rows are trained on and which are held out: by position, or by share. With nothing set, all rows are trained on.</summary>
public sealed record DataSetSplitOptions
{
    /// <summary>Train on this many rows from the beginning, 1 or more.</summary>
    /// <value>Null: all rows that are not held out.</value>
    public int? FirstRows { get; init; }

    /// <summary>Hold out this many rows from the end, 1 or more.</summary>
    /// <value>Null: none by position. Rows between the first and the last are left out of both sides.</value>
    public int? LastRows { get; init; }

    /// <summary>Hold out about this share of the rows, drawn at random, above 0 and below 1.</summary>
    /// <value>Null: none by share. Not together with <see cref="FirstRows"/> or <see cref="LastRows"/>.</value>
    public double? HeldOutShare { get; init; }

    /// <summary>Rows with the same value in this column stay on one side, so that nothing held out was seen in another wording. One of the row's texts, such as
    /// <c>prompt</c>, or any further column.</summary>
    /// <value>Null: each row is drawn for itself. Only with <see cref="HeldOutShare"/>.</value>
    public string? GroupColumn { get; init; }

    /// <summary>Seed of the draw.</summary>
    /// <value>Default 1. Inert without <see cref="HeldOutShare"/>.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (FirstRows is < 1)
        {
            problems.Add($"first rows is {FirstRows}; expected 1 or more");
        }

        if (LastRows is < 1)
        {
            problems.Add($"last rows is {LastRows}; expected 1 or more");
        }

        if (HeldOutShare is { } share && !(share is > 0 and < 1))
        {
            problems.Add($"held-out share is {share}; expected above 0 and below 1");
        }

        if (HeldOutShare is not null && (FirstRows ?? LastRows) is not null)
        {
            problems.Add("a split is given both by position and by share; expected one of them");
        }

        if (GroupColumn is not null && HeldOutShare is null)
        {
            problems.Add("a group column is given without a held-out share; expected both");
        }

        return problems;
    }
}
