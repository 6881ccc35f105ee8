using Plumbline.Runs.Reports;
using Plumbline.Statistics;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Recipes.Zoo;

/// <summary>The page of a tour: every world drawn, its slider curve, honest and gaming policies, what detects it, what mends it.</summary>
public static class ZooReport
{
    /// <summary>The whole page.</summary>
    /// <param name="scorecard">What was measured.</param>
    /// <param name="exhibits">The exhibits; those without a result are left out.</param>
    public static string Render(ZooScorecard scorecard, IReadOnlyList<Exhibit> exhibits)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        ArgumentNullException.ThrowIfNull(exhibits);
        (Exhibit Exhibit, ExhibitResult Result)[] shown =
        [
            .. exhibits.Select(exhibit => (exhibit, result: scorecard.Exhibits.FirstOrDefault(each => string.Equals(each.Name, exhibit.Name, StringComparison.Ordinal))))
                .Where(pair => pair.result is not null).Select(pair => (pair.exhibit, pair.result!)),
        ];
        HtmlReport report = new("The failure zoo", $"{shown.Length} small worlds in which what was rewarded and what was meant are both known exactly; seeds {scorecard.Seed} to {scorecard.Seed + (ulong)scorecard.Seeds - 1}.");
        WriteOverview(report, shown, scorecard.Seeds);
        foreach (IGrouping<ExhibitGroup, (Exhibit Exhibit, ExhibitResult Result)> group in shown.GroupBy(pair => pair.Exhibit.Group))
        {
            report.Section(ExhibitText.Group(group.Key));
            report.Tour([.. group.Select(pair => Stop(pair.Exhibit, pair.Result))]);
        }

        foreach ((Exhibit exhibit, ExhibitResult result) in shown)
        {
            ExhibitSection.Write(report, exhibit, result);
        }

        return report.Render();
    }

    private static void WriteOverview(HtmlReport report, (Exhibit Exhibit, ExhibitResult Result)[] shown, int seeds)
    {
        int open = shown.Count(pair => pair.Result.Verdict == GapVerdict.Open);
        int remedied = shown.Count(pair => pair.Result.Mended is not null);
        int mended = shown.Count(pair => pair.Result is { Verdict: GapVerdict.Open, MendedVerdict: GapVerdict.Closed });
        report.Lead(
            "An agent is trained on a visible reward and measured by a hidden performance: what its maker meant. Where the two part, the gap is shown with its 95 % interval over seeds, beside the exact "
            + "answer: the best policy by the reward, and the policy that was meant. No failure is scripted; each comes out of training on the reward.");
        report.KeyFigures(
            new KeyFigure("Worlds", $"{shown.Length}", $"{seeds} seeds each"),
            new KeyFigure("Gap shown", $"{open}", "the whole interval beyond the tolerance"),
            new KeyFigure("Remedies", $"{remedied}", "trained and measured like the failure"),
            new KeyFigure("Gap closed by them", $"{mended}", "of those that were shown"));
    }

    private static TourStop Stop(Exhibit exhibit, ExhibitResult result)
    {
        FigureTone tone = result.Verdict == GapVerdict.Open ? FigureTone.Worse : FigureTone.Neutral;
        string badge = $"{ExhibitText.Verdict(result.Verdict)}: {ExhibitText.Number(result.Gap.Difference)}{(result.MendedVerdict == GapVerdict.Closed && result.Verdict == GapVerdict.Open ? ", mended" : "")}";
        return new TourStop(exhibit.Name, ExhibitPage.Of(exhibit).Title, exhibit.Summary, badge, tone, ReplayMovie.Thumbnail(exhibit), [.. result.Slider.Select(point => point.Values[0].Mean)]);
    }
}
