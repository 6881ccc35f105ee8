using Plumbline.Cli.Output;
using Plumbline.Runs.Reports;
using Plumbline.Training.DataSets;
using Plumbline.Training.DataSets.Checks;
using Spectre.Console;

namespace Plumbline.Cli.Commands.Data;

/// <summary>A check of training data as people read it.</summary>
internal static class CheckTables
{
    private const int CountDigits = 12;

    /// <summary>Writes the check.</summary>
    public static void Write(string title, DataSetCheckResult result, IAnsiConsole console)
    {
        List<(string, string)> facts =
        [
            ("type", $"{Describe(result.Type)}, as {(result.Conversational ? "conversations" : "plain text")}"),
            ("format", $"{result.Format}, {result.Container}"),
            ("rows", Count(result.Rows) + (result.WrongRows > 0 ? $", {Count(result.WrongRows)} of them wrong" : ", all readable")),
        ];
        if (result.Labels is { } labels)
        {
            facts.Add(("labels", $"{Count(labels.Good)} true, {Count(labels.Bad)} false ({NumberText.Percent((double)labels.Good / (labels.Good + labels.Bad))} true)"));
        }

        if (result.Columns.Count > 0)
        {
            facts.Add(("further columns", string.Join(", ", result.Columns.Select(column => column.Rows == result.Rows ? column.Name : $"{column.Name} ({Count(column.Rows)} rows)"))));
        }

        FactTable.Write(console, title, facts);
        WriteLengths(result, console);
        WriteFindings(result, console);
        WriteWrongRows(result, console);
    }

    private static void WriteLengths(DataSetCheckResult result, IAnsiConsole console)
    {
        if (result.Lengths.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).AddColumn("length of").AddColumn("in");
        foreach (string name in new[] { "texts", "mean", "median", "90 %", "99 %", "longest" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (ColumnLengths column in result.Lengths)
        {
            AddLengths(table, column.Column, "characters", column.Characters);
            if (column.Tokens is { } tokens)
            {
                AddLengths(table, "", "tokens", tokens);
            }
        }

        console.Write(table);
    }

    private static void AddLengths(Table table, string column, string unit, LengthDistribution lengths) =>
        table.AddRow(new[]
        {
            column, unit, Count(lengths.Count), NumberText.Fixed(lengths.Mean, 1), Count(lengths.Median), Count(lengths.Percentile90), Count(lengths.Percentile99), Count(lengths.Max),
        }.Select(cell => new Text(cell)));

    private static void WriteFindings(DataSetCheckResult result, IAnsiConsole console)
    {
        if (result.Findings.Count > 0)
        {
            console.MarkupLine("[bold]Odd rows[/]");
            TwoColumns.Write(console, [.. result.Findings.Select(finding => (Count(finding.Rows), $"{Describe(finding.Kind)}: {string.Join(", ", finding.Examples)}{(finding.Rows > finding.Examples.Count ? ", …" : "")}"))]);
        }
    }

    private static void WriteWrongRows(DataSetCheckResult result, IAnsiConsole console)
    {
        if (result.WrongRows > 0)
        {
            string shown = result.WrongRows > result.FirstWrongRows.Count ? $", the first {result.FirstWrongRows.Count} of {Count(result.WrongRows)}" : "";
            console.MarkupLine($"[bold]Wrong rows[/]{shown}");
            TwoColumns.Write(console, [.. result.FirstWrongRows.Select(row => (row.Place, row.Reason))]);
        }
    }

    private static string Count(long count) => NumberText.Format(count, CountDigits);

    private static string Describe(DataSetType type) => type switch
    {
        DataSetType.LanguageModelling => "language modelling",
        DataSetType.PromptOnly => "prompts only",
        DataSetType.PromptCompletion => "prompts with completions",
        DataSetType.Preference => "preferences: chosen and rejected",
        DataSetType.UnpairedPreference => "unpaired preferences: completions with labels",
        _ => "stepwise supervision: steps with labels",
    };

    private static string Describe(DataSetFindingKind kind) => kind switch
    {
        DataSetFindingKind.DuplicateRow => "the same as an earlier row",
        DataSetFindingKind.RepeatedId => "the same id as an earlier row",
        DataSetFindingKind.IdenticalPair => "chosen and rejected are the same",
        DataSetFindingKind.EmptyText => "an empty text",
        DataSetFindingKind.EmptyPrompt => "an empty prompt",
        DataSetFindingKind.LastNotAssistant => "the last message is not the assistant's",
        _ => "roles in an unusual order",
    };
}
