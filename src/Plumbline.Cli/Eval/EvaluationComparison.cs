using System.Globalization;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Comparisons;
using Plumbline.Evaluation.Suites;
using Plumbline.Recipes.Evaluate;
using Plumbline.Statistics;
using Spectre.Console;

namespace Plumbline.Cli.Eval;

/// <summary>Evaluations of the same suites, compared sample by sample with the first.</summary>
internal static class EvaluationComparison
{
    public static int Run(IReadOnlyList<string> folders, bool json, CommandSession session)
    {
        StoredEvaluation first = StoredEvaluation.Read(folders[0]);
        IReadOnlyList<SuitePlan> plans = first.Plans(DataFolders.Of([], Environment.GetEnvironmentVariable));
        foreach (string folder in folders.Skip(1))
        {
            StoredEvaluation other = StoredEvaluation.Read(folder);
            IReadOnlyList<ComparedRate> rates = [.. plans.SelectMany(plan => RunComparison.Of(plan, Of(first, plan), Of(other, plan)).Rates)];
            if (json)
            {
                session.WriteJson(new { First = first.Folder, Second = other.Folder, Rates = rates });
            }
            else
            {
                Write(first, other, rates, session.Screen);
            }
        }

        return 0;
    }

    private static IEnumerable<Evaluation.Logs.SampleRecord> Of(StoredEvaluation run, SuitePlan plan)
    {
        HashSet<string> tasks = [.. plan.Tasks.Select(task => task.Name)];
        return run.Records().Where(record => tasks.Contains(record.Task));
    }

    private static void Write(StoredEvaluation first, StoredEvaluation second, IReadOnlyList<ComparedRate> rates, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title($"[bold]{Escaped(first.Folder)} → {Escaped(second.Folder)}[/]");
        table.AddColumn("");
        foreach (string heading in new[] { "before", "after", "difference", "95 % interval", "pairs", "p" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        table.AddColumn("");
        foreach (ComparedRate rate in rates)
        {
            string[] numbers = rate.Difference is { } difference
                ? [Percent(difference.MeanB), Percent(difference.MeanA), Points(difference.Difference), $"{Points(difference.Interval.Lower)} to {Points(difference.Interval.Upper)}"]
                : ["–", "–", "–", ""];
            string missing = rate.Missing.Total + rate.Unpaired > 0 ? $"\n[dim]{rate.Missing.Total + rate.Unpaired} not in pairs[/]" : "";
            table.AddRow(
                [
                    new Markup($"{Escaped(rate.Title)}\n[dim]{Escaped(rate.Name)}[/]"),
                    .. numbers.Select(number => new Markup(Escaped(number))),
                    new Markup(rate.Pairs.ToString("N0", CultureInfo.InvariantCulture) + missing),
                    new Markup(rate.AdjustedPValue is { } p ? p.ToString(p < 0.001 ? "0.0e0" : "0.000", CultureInfo.InvariantCulture) : ""),
                    new Markup(Verdict(rate)),
                ]);
        }

        console.Write(table.Caption("[dim]after − before in percentage points, in pairs; p by McNemar's exact test with Holm's correction over all rows of the suite[/]"));
    }

    private static string Verdict(ComparedRate rate)
    {
        if (rate.Difference is not { } difference || difference.Interval.Contains(0) || rate.AdjustedPValue is >= 0.05)
        {
            return "no clear change";
        }

        bool rose = difference.Difference > 0;
        return rate.Worse switch
        {
            GapDirection.PositiveIsWorse => rose ? "[red]worse[/]" : "[green]better[/]",
            GapDirection.NegativeIsWorse => rose ? "[green]better[/]" : "[red]worse[/]",
            _ => rose ? "higher" : "lower",
        };
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Points(double share) => (100 * share).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => Markup.Escape(TerminalText.Line(text));
}
