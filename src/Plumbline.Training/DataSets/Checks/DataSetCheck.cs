namespace Plumbline.Training.DataSets.Checks;

/// <summary>Reads every row of a data set once and says what it is, how long its texts are, and which rows are odd or wrong.</summary>
public static class DataSetCheck
{
    /// <summary>Checks a data set. Memory grows by some sixteen bytes a row, and four for each length that is counted.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="options">What is looked at; null for all defaults.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="NotSupportedException">There are more than two billion rows.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static DataSetCheckResult Run(DataSet data, DataSetCheckOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new DataSetCheckOptions();
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        if (data.Count > Array.MaxLength)
        {
            throw new NotSupportedException($"the data set has {data.Count} rows; a check reads at most {Array.MaxLength}: check its files one by one");
        }

        RowTally tally = new(options);
        List<WrongRow> wrong = [];
        long wrongRows = 0;
        for (int i = 0; i < data.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                tally.Add(i, data.Read(i));
            }
            catch (DataSetException exception) when (exception.Number is not null)
            {
                wrongRows++;
                if (wrong.Count < options.ShownWrongRows)
                {
                    wrong.Add(new WrongRow($"{Path.GetFileName(exception.File)}, {exception.Place}", exception.Reason));
                }
            }
        }

        return new DataSetCheckResult
        {
            Type = data.Type,
            Format = data.Format,
            Conversational = data.IsConversational,
            Container = data.Container,
            Rows = data.Count,
            WrongRows = wrongRows,
            FirstWrongRows = wrong,
            Lengths = tally.Lengths(),
            Findings = tally.Findings(row => data.Read(row).Id.ToString()),
            Labels = tally.Labels,
            Columns = tally.Columns,
        };
    }
}
