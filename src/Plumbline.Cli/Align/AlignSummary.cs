using Plumbline.Cli.Output;
using Plumbline.Recipes.Align;
using Plumbline.Runs.Reports;
using Spectre.Console;

namespace Plumbline.Cli.Align;

/// <summary>What an align run came to, on one screen: verdict, figures before and after, replies side by side, where everything lies.</summary>
internal static class AlignSummary
{
    private const int ShownSamples = 4;

    public static void Write(AlignResult result, IAnsiConsole console)
    {
        AlignScorecard scorecard = result.Scorecard;
        console.WriteLine();
        console.Write(Verdict(scorecard));
        console.Write(Figures(scorecard));
        if (scorecard.Optimization.StoppedEarly)
        {
            console.MarkupLine($"[yellow]Training stopped after {scorecard.Optimization.Iterations} iterations: the KL to the start exceeded its limit.[/]");
        }

        if (result.Samples.Count > 0)
        {
            console.Write(Samples(result.Samples));
        }

        FactTable.Write(console, "Written",
        [
            ("report", result.ReportFile),
            ("model", result.CheckpointFolder),
            ("run", result.RunFolder),
        ]);
    }

    private static Paragraph Verdict(AlignScorecard scorecard)
    {
        BeforeAfter share = scorecard.PreferredShare;
        (string verdict, Color color) = share.Change switch
        {
            { Lower: > 0 } => ("more replies are as wished", Color.Green),
            { Upper: < 0 } => ("fewer replies are as wished", Color.Red),
            _ => ("no clear change", Color.Yellow),
        };
        return new Paragraph()
            .Append(TerminalText.Line($"Annotator {scorecard.Wish}: "), new Style(decoration: Decoration.Bold))
            .Append($"{NumberText.Percent(share.Before.Value)} → {NumberText.Percent(share.After.Value)}, {verdict}", new Style(color, decoration: Decoration.Bold))
            .Append($"\n{scorecard.HeldOutPrompts} held-out prompts, {scorecard.RepliesPerPrompt} replies each; 95 % intervals; replies to one prompt are one cluster\n", new Style(decoration: Decoration.Dim));
    }

    private static Table Figures(AlignScorecard scorecard)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (string title in new[] { "before", "after", "change", "95 % interval" })
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        Add("replies as wished", scorecard.PreferredShare, NumberText.Percent, Points, " points");
        Add("reward model's score", scorecard.Reward, Number, Number);
        Add("annotator's utility", scorecard.Utility, Number, Number);
        Add("surprise of the old model (nats/token)", scorecard.ReferenceNats, Number, Number);
        table.AddRow("perplexity under the old model", Number(scorecard.ReferencePerplexityBefore), Number(scorecard.ReferencePerplexityAfter), "", "");
        table.AddRow("distinct word pairs", NumberText.Percent(scorecard.DistinctBigramsBefore), NumberText.Percent(scorecard.DistinctBigramsAfter), "", "");
        table.AddRow("KL to the old model (nats/reply)", "0", Number(scorecard.KlNats.Value), "", $"{Number(scorecard.KlNats.Lower)} to {Number(scorecard.KlNats.Upper)}");
        table.AddRow("reward model's accuracy", "", NumberText.Percent(scorecard.RewardModel.HeldOutAccuracy.Value), "", $"ceiling about {NumberText.Percent(scorecard.RewardModel.AccuracyCeiling)}");
        return table;

        void Add(string name, BeforeAfter measured, Func<double, string> format, Func<double, string> formatChange, string unit = "") => table.AddRow(
            name,
            format(measured.Before.Value),
            format(measured.After.Value),
            Signed(measured.Change.Value, formatChange) + unit,
            Interval(measured.Change, formatChange) + unit);
    }

    private static Table Samples(IReadOnlyList<AlignSample> samples)
    {
        Table table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumn("prompt").AddColumn("before").AddColumn("after");
        foreach (AlignSample sample in samples.Take(ShownSamples))
        {
            table.AddRow(
                new Text(TerminalText.Lines(sample.Prompt), new Style(decoration: Decoration.Dim)),
                Reply(sample.Before, sample.PreferredBefore, sample.RewardBefore),
                Reply(sample.After, sample.PreferredAfter, sample.RewardAfter));
        }

        return table;
    }

    private static Paragraph Reply(string text, bool preferred, double reward) => new Paragraph()
        .Append(preferred ? "✓ as wished" : "✗ not as wished", new Style(preferred ? Color.Green : Color.Red))
        .Append($", score {NumberText.Fixed(reward, 2)}\n", new Style(decoration: Decoration.Dim))
        .Append(TerminalText.Lines(text.Trim()));

    private static string Signed(double value, Func<double, string> format) => value > 0 ? "+" + format(value) : format(value);

    private static string Interval(Measured measured, Func<double, string> format) => $"{Signed(measured.Lower, format)} to {Signed(measured.Upper, format)}";

    // The difference of two percentages is no percentage.
    private static string Points(double share) => NumberText.Fixed(share * 100, 1);

    private static string Number(double value) => NumberText.Format(value, 3);
}
