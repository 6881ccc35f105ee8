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
        HtmlReport report = new("The failure zoo", $"{shown.Length} small worlds with a visible reward and a hidden performance, each beside the best that is possible; seeds {scorecard.Seed} to {scorecard.Seed + (ulong)scorecard.Seeds - 1}.");
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
        int mended = shown.Count(pair => pair.Result is { Verdict: GapVerdict.Open, IsMended: true });
        report.Lead(
            "An agent is trained on a visible reward, or computed to be best by it, and measured by a hidden performance: what its maker meant. Where the two part, the gap is shown with its 95 % interval over "
            + "seeds, beside the exact answer: the best policy by the reward, and the policy that was meant. No behaviour is scripted. Two organisms are trained on data in which the failure was planted, and say so.");
        report.KeyFigures(
            new KeyFigure("Worlds", $"{shown.Length}", $"{seeds} seeds each"),
            new KeyFigure("Gap shown", $"{open}", "the whole interval beyond the tolerance"),
            new KeyFigure("Remedies", $"{remedied}", "measured like the failure"),
            new KeyFigure("Mended", $"{mended}", "gap closed, and at least 80\u00A0% of what was lost regained"));
    }

    private static TourStop Stop(Exhibit exhibit, ExhibitResult result)
    {
        FigureTone tone = result.Verdict == GapVerdict.Open ? FigureTone.Worse : FigureTone.Neutral;
        string badge = $"{ExhibitText.Verdict(result.Verdict)}: {ExhibitText.Number(result.Gap.Difference)}{(result is { Verdict: GapVerdict.Open, IsMended: true } ? "; can be mended" : "")}";
        return new TourStop(exhibit.Name, ExhibitPage.Of(exhibit).Title, exhibit.Summary, badge, tone, ReplayMovie.Thumbnail(exhibit), [.. result.Slider.Where(point => point.Values.Count > 0).Select(point => point.Values[0].Mean)]);
    }
}
