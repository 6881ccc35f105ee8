using System.Globalization;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Train;
using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Plumbline.Training.Health;
using Spectre.Console;

namespace Plumbline.Cli.Train;

/// <summary>What a training run came to, on one screen: verdict, figures before and after, warnings with advice, replies side by side, where everything lies.</summary>
internal static class TrainSummary
{
    private const int ShownSamples = 3;

    private static readonly (string Metric, string Name)[] Shown =
    [
        ("loss", "loss"),
        ("reward", "reward"),
        ("accuracy", "accuracy"),
        ("rewards/accuracies", "accuracy of implicit rewards"),
        ("rewards/margins", "margin of implicit rewards"),
        ("margin", "margin of scores"),
        ("logps/chosen", "log-probability of chosen (nats)"),
        ("logps/rejected", "log-probability of rejected (nats)"),
        ("entropy", "entropy (nats/token)"),
    ];

    public static void Write(TrainResult result, IAnsiConsole console)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{result.Method}[/], {result.Loop.Steps} steps{(result.Loop.StoppedEarly ? ", stopped early: evaluations no longer improved" : "")}");
        if (result.Comparison is { } compared)
        {
            console.Write(Verdict(compared));
            console.Write(Figures(compared));
        }
        else if (result.Loop.Before is not null && result.Loop.After is not null)
        {
            console.Write(Evaluations(result.Loop.Before, result.Loop.After));
        }

        foreach (HealthWarning warning in result.Loop.Warnings)
        {
            console.MarkupLine($"[yellow]Warning, step {warning.Step}:[/] {Markup.Escape(TerminalText.Line(warning.Found))}");
            console.MarkupLine($"[dim]  try: {Markup.Escape(TerminalText.Line(warning.Advice))}[/]");
        }

        if (result.Samples.Count > 0)
        {
            console.Write(Samples(result.Samples));
        }

        FactTable.Write(console, "Written",
        [
            ("model", result.ModelFolder),
            ("report", Path.Combine(result.Folder, "report.html")),
            ("run", result.Folder),
        ]);
    }

    private static Paragraph Verdict(TrainComparison compared)
    {
        (string verdict, Color color) = compared.Reward.Interval switch
        {
            { Lower: > 0 } => ("higher", Color.Green),
            { Upper: < 0 } => ("lower", Color.Red),
            _ => ("no clear change", Color.Yellow),
        };
        return new Paragraph()
            .Append("Reward on held-out prompts: ", new Style(decoration: Decoration.Bold))
            .Append($"{Number(compared.Reward.MeanB)} → {Number(compared.Reward.MeanA)}, {verdict}", new Style(color, decoration: Decoration.Bold))
            .Append($"\n{compared.Prompts} prompts, one reply each on the same random numbers; 95 % intervals\n", new Style(decoration: Decoration.Dim));
    }

    private static Table Figures(TrainComparison compared)
    {
        Table table = BeforeAfter();
        table.AddColumn(new TableColumn("change").RightAligned());
        table.AddColumn(new TableColumn("95 % interval").RightAligned());
        table.AddRow("reward", Number(compared.Reward.MeanB), Number(compared.Reward.MeanA), Signed(compared.Reward.Difference), Range(compared.Reward.Interval));
        table.AddRow("KL to the reference (nats/reply)", "", Number(compared.KlNats.Mean), "", Range(compared.KlNats.Interval));
        table.AddRow("perplexity under the reference", Number(compared.PerplexityBefore), Number(compared.PerplexityAfter), "", "");
        table.AddRow("replies that end themselves", NumberText.Percent(compared.EndedBefore), NumberText.Percent(compared.EndedAfter), "", "");
        if (compared.UnreadBefore + compared.UnreadAfter > 0)
        {
            table.AddRow("rewards that could not be read", $"{compared.UnreadBefore}", $"{compared.UnreadAfter}", "", "");
        }

        return table;
    }

    private static Table Evaluations(IReadOnlyDictionary<string, double> before, IReadOnlyDictionary<string, double> after)
    {
        Table table = BeforeAfter();
        foreach ((string metric, string name) in Shown)
        {
            if (before.TryGetValue(metric, out double first) && after.TryGetValue(metric, out double last))
            {
                table.AddRow($"held-out {name}{Within(metric, after)}", Number(first), Number(last));
            }
        }

        return table;
    }

    // A share of so many examples has an interval; a reader should see at once how wide it is.
    private static string Within(string metric, IReadOnlyDictionary<string, double> after)
    {
        if (metric is not ("accuracy" or "rewards/accuracies") || !after.TryGetValue(HealthMetrics.Examples, out double examples) || examples < 1)
        {
            return "";
        }

        Interval interval = ProportionInterval.Wilson((long)Math.Round(after[metric] * examples), (long)examples);
        return string.Create(CultureInfo.InvariantCulture, $" (after: 95 % {NumberText.Percent(interval.Lower)} to {NumberText.Percent(interval.Upper)} of {examples:0})");
    }

    private static Table BeforeAfter() => new Table().Border(TableBorder.Rounded).AddColumn("").AddColumn(new TableColumn("before").RightAligned()).AddColumn(new TableColumn("after").RightAligned());

    private static Table Samples(IReadOnlyList<TrainSample> samples)
    {
        Table table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumn("prompt").AddColumn("before").AddColumn("after");
        foreach (TrainSample sample in samples.Take(ShownSamples))
        {
            table.AddRow(
                new Text(TerminalText.Lines(sample.Prompt.Trim()), new Style(decoration: Decoration.Dim)),
                Reply(sample.Before, sample.RewardBefore),
                Reply(sample.After, sample.RewardAfter));
        }

        return table;
    }

    private static Paragraph Reply(string text, double? reward) => new Paragraph()
        .Append($"reward {(reward is { } read ? Number(read) : "not readable")}\n", new Style(decoration: Decoration.Dim))
        .Append(TerminalText.Lines(text.Trim()));

    private static string Signed(double value) => value > 0 ? "+" + Number(value) : Number(value);

    private static string Range(Interval interval) => $"{Number(interval.Lower)} to {Number(interval.Upper)}";

    private static string Number(double value) => NumberText.Format(value, 3);
}
