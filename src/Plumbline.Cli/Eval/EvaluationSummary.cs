using System.Globalization;
using Plumbline.Cli.Output;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Scorers;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Recipes.Evaluate;
using Spectre.Console;

namespace Plumbline.Cli.Eval;

/// <summary>What an evaluation found, on one screen: headlines with intervals, what is missing, thresholds, where everything lies.</summary>
internal static class EvaluationSummary
{
    private const int ShownReasons = 6;

    public static void Write(EvaluateOutcome outcome, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Escaped(outcome.Facts.Model)}[/]  {Counts(outcome.Result)}");
        foreach (SuiteResult suite in outcome.Result.Suites)
        {
            console.Write(Table(suite));
        }

        Missing(outcome.Result, console);
        foreach (ThresholdResult threshold in outcome.Thresholds)
        {
            console.MarkupLine($"[{(threshold.Failed ? "red" : "green")}]{Escaped(threshold.InWords())}[/]");
        }

        FactTable.Write(console, "Written", [("report", Path.Combine(outcome.Folder, "report.html")), ("run", outcome.Folder)]);
    }

    private static Table Table(SuiteResult suite)
    {
        Measurement[] shown = [.. suite.Measurements.Where(each => each.Headline)];
        shown = shown.Length > 0 ? shown : [.. suite.Measurements];
        Table table = new Table().Border(TableBorder.Rounded).Title($"[bold]{Escaped(suite.Suite)}[/]");
        table.AddColumn("");
        table.AddColumn(new TableColumn("value").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("95 % interval").RightAligned());
        table.AddColumn(new TableColumn("n").RightAligned().NoWrap());
        table.AddColumn("failure");
        bool unchecked_ = false;
        foreach (Measurement measurement in shown)
        {
            string mark = measurement.Standing == JudgeStanding.Unchecked ? " *" : "";
            unchecked_ |= mark.Length > 0;
            table.AddRow(
                new Markup($"{Escaped(measurement.Title)}{mark}\n[dim]{Escaped(measurement.Name)}[/]"),
                new Markup($"[bold]{Escaped(MeasurementText.Value(measurement))}[/]"),
                new Markup(Escaped(MeasurementText.Bounds(measurement)) + (measurement.WithMissing is null ? "" : $"\n[dim]{Escaped(MeasurementText.WithMissing(measurement))} with the missing[/]")),
                new Markup(measurement.Count.ToString("N0", CultureInfo.InvariantCulture)),
                new Markup(Verdict(measurement)));
        }

        string[] captions =
        [
            .. shown.Any(each => each is { Kind: MeasurementKind.Gap, Unit: MeasurementUnit.Share }) ? new[] { "gaps in percentage points, visible − hidden" } : [],
            .. unchecked_ ? new[] { "* the reading behind it was never checked against people" } : [],
        ];
        return captions.Length == 0 ? table : table.Caption($"[dim]{Escaped(string.Join("; ", captions))}[/]");
    }

    private static string Verdict(Measurement measurement)
    {
        string words = Escaped(MeasurementText.Verdict(measurement));
        return MeasurementVerdicts.Of(measurement) switch
        {
            MeasurementVerdict.Shown => $"[red]{words}[/]",
            MeasurementVerdict.Unknown => $"[yellow]{words}[/]",
            _ => words,
        };
    }

    private static string Counts(EvaluationResult result)
    {
        SampleCounts samples = result.Samples;
        string text = string.Create(CultureInfo.InvariantCulture, $"{samples.Answered:N0} of {samples.Planned:N0} samples answered in {result.Usage.Seconds:0.0} s");
        text += result.Usage.CacheHits > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Usage.CacheHits:N0} answers from the cache") : "";
        text += result.Usage.Retries > 0 ? string.Create(CultureInfo.InvariantCulture, $", {result.Usage.Retries:N0} retries") : "";
        return text + (result.Usage.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $", cost {cost:0.00}") : "");
    }

    private static void Missing(EvaluationResult result, IAnsiConsole console)
    {
        if (result.LimitReached is { } limit)
        {
            console.MarkupLine($"[yellow]Ended early: {Escaped(limit)}; {result.Samples.NotAsked.ToString("N0", CultureInfo.InvariantCulture)} samples were not asked[/]");
        }

        IEnumerable<(string What, CountedReasons Counted)> missing =
        [
            .. result.Samples.Failed.Select(each => ($"failed, {each.Name}", each)),
            .. result.Samples.Unscored.Select(each => ($"not scored by {each.Name}", each)),
        ];
        foreach ((string what, CountedReasons counted) in missing.Take(ShownReasons))
        {
            console.MarkupLine($"[yellow]{counted.Count.ToString("N0", CultureInfo.InvariantCulture)} {Escaped(what)}[/] [dim]{Escaped(counted.Reasons.Count > 0 ? counted.Reasons[0] : "")}[/]");
        }
    }

    private static string Escaped(string text) => Markup.Escape(TerminalText.Line(text));
}
