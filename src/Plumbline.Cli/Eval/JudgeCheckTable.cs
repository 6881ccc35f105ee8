using System.Globalization;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Judges.Checks;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Cli.Eval;

/// <summary>How well a judge agrees with people, on one screen.</summary>
internal static class JudgeCheckTable
{
    public static void Write(JudgeCheck check, IAnsiConsole console)
    {
        string who = check.Model.Length > 0 ? $"{check.Judge} by {check.Model}" : check.Judge;
        console.MarkupLine($"[bold]{Escaped(who)}[/] against people: {(check.Items - check.Unscored).ToString("N0", CultureInfo.InvariantCulture)} of {check.Items.ToString("N0", CultureInfo.InvariantCulture)} replies read");
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (string heading in new[] { "yes by people", "agreement", "sensitivity", "specificity", "kappa" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        Row(table, "all", check.Accuracy);
        foreach ((string group, JudgeAccuracy accuracy) in check.Groups)
        {
            Row(table, group, accuracy);
        }

        console.Write(table.Caption("[dim]95 % intervals over requests; sensitivity: of those that people say yes to, the judge does too; kappa: agreement beyond chance[/]"));
    }

    private static void Row(Table table, string name, JudgeAccuracy accuracy)
    {
        int yes = accuracy.TruePositives + accuracy.FalseNegatives;
        int all = yes + accuracy.TrueNegatives + accuracy.FalsePositives;
        table.AddRow(
            Escaped(name),
            string.Create(CultureInfo.InvariantCulture, $"{yes} of {all}"),
            Share(accuracy.Agreement),
            Share(accuracy.Sensitivity),
            Share(accuracy.Specificity),
            accuracy.Kappa is { } kappa ? Number(kappa, accuracy.KappaInterval) : "–");
    }

    private static string Share(ClusteredShare? share) => share is null ? "–" : Number(share.Share, share.Interval);

    private static string Number(double value, Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{value:0.000}\n[dim]{interval.Lower:0.000} to {interval.Upper:0.000}[/]");

    private static string Escaped(string text) => Markup.Escape(TerminalText.Line(text));
}
