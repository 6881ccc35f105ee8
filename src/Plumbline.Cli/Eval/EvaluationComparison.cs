using System.Globalization;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Comparisons;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reports;
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
            if (!other.Suites.SequenceEqual(first.Suites, StringComparer.Ordinal))
            {
                throw new UsageException($"{first.Folder} asked {string.Join(", ", first.Suites)} and {other.Folder} asked {string.Join(", ", other.Suites)}; expected runs of the same suites");
            }

            IReadOnlyList<ComparedRate> rates = [.. plans.SelectMany(plan => RunComparison.Of(plan, Of(first, plan), Of(other, plan)).Rates)];
            if (json)
            {
                session.WriteJson(new { First = first.Folder, Second = other.Folder, Rates = rates, Others = Others(first, other, rates).Select(pair => new { pair.Before.Name, Before = pair.Before.Value, After = pair.After.Value, BeforeInterval = pair.Before.Interval, AfterInterval = pair.After.Interval }) });
            }
            else
            {
                Write(first, other, rates, session.Screen);
                WriteOthers(Others(first, other, rates), session.Screen);
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
        foreach (string heading in new[] { "before → after", "difference", "pairs" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        table.AddColumn("");
        foreach (ComparedRate rate in rates)
        {
            string[] numbers = rate.Difference is { } difference
                ? [$"{Percent(difference.MeanB)} → {Percent(difference.MeanA)}", $"{Points(difference.Difference)}\n{Points(difference.Interval.Lower)} to {Points(difference.Interval.Upper)}"]
                : ["–", "–"];
            string missing = rate.Missing.Total + rate.Unpaired > 0 ? $"\n[dim]{rate.Missing.Total + rate.Unpaired} not in pairs[/]" : "";
            table.AddRow(
                [
                    new Markup($"{Escaped(rate.Title)}\n[dim]{Escaped(rate.Name)}[/]"),
                    .. numbers.Select(number => new Markup(string.Join('\n', number.Split('\n').Select(Escaped)))),
                    new Markup(rate.Pairs.ToString("N0", CultureInfo.InvariantCulture) + (rate.AdjustedPValue is { } p ? $"\n[dim]p {p.ToString(p < 0.001 ? "0.0e0" : "0.000", CultureInfo.InvariantCulture)}[/]" : "") + missing),
                    new Markup(Verdict(rate)),
                ]);
        }

        console.Write(table.Caption("[dim]after − before in percentage points with its 95 % interval, in pairs; p by McNemar's exact test with Holm's correction over all rows of the suite[/]"));
    }

    // Gaps and corrected rates are no plain rates of samples: both runs' figures stand side by side, and each has its own interval.
    private static IReadOnlyList<(Measurement Before, Measurement After)> Others(StoredEvaluation first, StoredEvaluation second, IReadOnlyList<ComparedRate> rates)
    {
        HashSet<string> paired = [.. rates.Select(rate => rate.Name)];
        Dictionary<string, Measurement> after = second.Outcome.Result.Suites.SelectMany(suite => suite.Measurements).DistinctBy(each => each.Name).ToDictionary(each => each.Name, StringComparer.Ordinal);
        return
        [
            .. first.Outcome.Result.Suites.SelectMany(suite => suite.Measurements).Where(each => each.Headline && !paired.Contains(each.Name) && after.ContainsKey(each.Name))
                .Select(each => (each, after[each.Name])),
        ];
    }

    private static void WriteOthers(IReadOnlyList<(Measurement Before, Measurement After)> others, IAnsiConsole console)
    {
        if (others.Count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Rounded).Title("[bold]gaps and corrected rates, side by side[/]").AddColumn("");
        table.AddColumn(new TableColumn("before").RightAligned()).AddColumn(new TableColumn("after").RightAligned());
        foreach ((Measurement before, Measurement after) in others)
        {
            table.AddRow(new Markup($"{Escaped(before.Title)}\n[dim]{Escaped(before.Name)}[/]"), Side(before), Side(after));
        }

        console.Write(table.Caption("[dim]each with its own 95 % interval; where two do not overlap, the models differ[/]"));

        static Markup Side(Measurement each) => new($"{Escaped(MeasurementText.Value(each))}\n[dim]{Escaped(MeasurementText.Bounds(each))}[/]");
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
