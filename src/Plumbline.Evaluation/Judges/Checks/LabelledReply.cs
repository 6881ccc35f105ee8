using Plumbline.Evaluation.Files;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>A reply that people labelled.</summary>
/// <param name="Prompt">The request.</param>
/// <param name="Reply">The reply.</param>
/// <param name="Label">Whether people say yes.</param>
/// <param name="Cluster">What it shares its luck with.</param>
/// <param name="Group">A group that is measured for itself too; empty for none.</param>
public sealed record LabelledReply(string Prompt, string Reply, bool Label, string Cluster, string Group = "")
{
    /// <summary>The labelled replies of a table: <c>.csv</c>, <c>.tsv</c> or <c>.jsonl</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Where it has what; validated.</param>
    /// <exception cref="ArgumentException">The columns are not valid.</exception>
    /// <exception cref="Suites.SuiteException">The file is not what it should be.</exception>
    public static IReadOnlyList<LabelledReply> Read(string path, LabelColumns columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(columns));
        }

        return
        [
            .. TableFile.Rows(path).Select(row => new LabelledReply(
                row.Field(columns.Prompt).Trim(),
                row.Field(columns.Reply).Trim(),
                columns.Positive.Contains(columns.Negative.Count == 0 ? row.Text(columns.Label) : row.OneOf(columns.Label, [.. columns.Positive, .. columns.Negative]), StringComparer.Ordinal),
                columns.Cluster.Length == 0 ? row.Text(columns.Prompt) : row.Text(columns.Cluster),
                columns.Group.Length == 0 ? "" : row.Text(columns.Group))),
        ];
    }
}
