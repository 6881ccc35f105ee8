using Plumbline.Cli.Output;
using Plumbline.Recipes.Zoo;
using Plumbline.Statistics;
using Plumbline.Worlds.Zoo;
using Spectre.Console;

namespace Plumbline.Cli.Zoo;

/// <summary>What a tour found, as a table: exact answer, learned, gap, mended.</summary>
internal static class ZooSummary
{
    public static void Write(ZooOutcome outcome, IReadOnlyList<Exhibit> exhibits, IAnsiConsole console)
    {
        console.WriteLine();
        foreach (IGrouping<ExhibitGroup, Exhibit> group in exhibits.GroupBy(exhibit => exhibit.Group))
        {
            console.Write(Table(ExhibitText.Group(group.Key), [.. group.Select(exhibit => (exhibit, Result(outcome.Scorecard, exhibit)))]));
        }

        console.MarkupLine("[dim]first line: visible, second line: hidden; below a gap its 95 % interval over seeds; brings back: of the way to what was meant[/]");
        FactTable.Write(console, "Written", [("report", outcome.Report), ("run", outcome.Folder)]);
    }

    /// <summary>Everything about one exhibit.</summary>
    public static void WriteOne(Exhibit exhibit, ExhibitResult result, IAnsiConsole console)
    {
        ExhibitPage page = ExhibitPage.Of(exhibit);
        console.WriteLine();
        List<(string, string)> facts =
        [
            ("visible", exhibit.Measure.Visible),
            ("hidden", $"{exhibit.Measure.Hidden} (both in {exhibit.Measure.Unit})"),
            (ExhibitText.Origin(exhibit.Origin).ToLowerInvariant(), exhibit.Learner),
        ];
        facts.AddRange(result.Figures.Select(figure => (figure.Name, $"{ExhibitText.Number(figure.Estimate.Mean)}  ({ExhibitText.Interval(figure.Estimate.Interval)})")));
        if (result.Detection is { } detection)
        {
            facts.AddRange(detection.Gaming.Zip(detection.Honest, (gaming, honest) => (gaming.Detector, $"gaming agent: {ExhibitText.Verdict(gaming.Verdict)}; honest agent: {ExhibitText.Verdict(honest.Verdict)}")));
        }

        facts.Add(("detects it", OneParagraph(page.Detection)));
        facts.Add(("mends it", OneParagraph(page.Remedy) + (exhibit.Remedy is { } remedy ? $" Measured here: {remedy.Name}.{ExhibitText.Regained(result)}" : "")));
        facts.Add(("caveat", OneParagraph(page.Caveat)));
        FactTable.Write(console, page.Title, facts);
    }

    private static Table Table(string title, IReadOnlyList<(Exhibit Exhibit, ExhibitResult Result)> rows)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title($"[bold]{Markup.Escape(title)}[/]").AddColumn(new TableColumn("").NoWrap());
        foreach (string heading in new[] { "best by\nreward", "as\nmeant", "as it\nis", "gap", "gap with\nremedy", "brings\nback" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned().NoWrap());
        }

        foreach ((Exhibit exhibit, ExhibitResult result) in rows)
        {
            KnownAnswer known = result.Known;
            table.AddRow(
                new Markup($"[green]{Markup.Escape(exhibit.Name)}[/]\n[dim]{Markup.Escape(ExhibitText.Verdict(result.Verdict))}[/]"),
                new Markup(Sides(known.BestVisible, known.BestHidden)),
                new Markup(Sides(known.IntendedVisible, known.IntendedHidden)),
                new Markup(Sides(result.Gap.Visible, result.Gap.Hidden)),
                new Markup(GapText(result.Gap, result.Verdict)),
                new Markup(result.Mended is { } mended ? GapText(mended, result.MendedVerdict!.Value) : "[dim]–[/]"),
                new Markup(result.Regained is { } share ? $"[{(result.IsMended ? "green" : "yellow")}]{Math.Round(100 * share):0} %[/]" : "[dim]–[/]"));
        }

        return table;
    }

    private static string Sides(double visible, double hidden) => $"{ExhibitText.Number(visible)}\n{ExhibitText.Number(hidden)}";

    private static string GapText(Gap gap, GapVerdict verdict)
    {
        string colour = verdict == GapVerdict.Open ? "red" : verdict == GapVerdict.Closed ? "green" : "yellow";
        return $"[{colour}]{ExhibitText.Number(gap.Difference)}[/]\n[dim]{Markup.Escape(ExhibitText.Interval(gap.Interval))}[/]";
    }

    private static string OneParagraph(string markdown) => ExhibitText.Plain(markdown).Replace("\n\n", " ", StringComparison.Ordinal);

    private static ExhibitResult Result(ZooScorecard scorecard, Exhibit exhibit) => scorecard.Exhibits.First(each => string.Equals(each.Name, exhibit.Name, StringComparison.Ordinal));
}
