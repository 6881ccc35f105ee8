using System.Globalization;
using System.Text;
using Plumbline.Recipes.Zoo;
using Plumbline.Runs.Reports;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Studies.ZooTour;

/// <summary>Writes <c>docs/zoo.md</c>: each story in a few lines with its figure. The words come from the pages of the exhibits, the numbers from the run.</summary>
internal static class ZooDocumentation
{
    // Above this an animated picture weighs more than it tells.
    private const int LongestPicture = 120_000;

    /// <summary>Writes page and figures.</summary>
    /// <param name="docs">The folder <c>docs</c>.</param>
    /// <param name="exhibits">The exhibits.</param>
    /// <param name="results">Their results, in the same order.</param>
    /// <param name="seeds">How many seeds.</param>
    public static void Write(string docs, IReadOnlyList<Exhibit> exhibits, IReadOnlyList<ExhibitResult> results, int seeds)
    {
        string images = Path.Combine(docs, "images", "zoo");
        Directory.CreateDirectory(images);
        StringBuilder text = new();
        text.Append("# The failure zoo\n\n");
        text.Append("Every classic misalignment as a world small enough that the best policy by the visible reward and the policy that was meant are known exactly. `plumb zoo` lists them, `plumb zoo run NAME` trains and measures, ");
        text.Append("`plumb zoo watch NAME` shows the policies side by side, `plumb zoo report` makes one page of all. How a detector that sees only what a user sees fares in them: [detectors](zoo-detectors.md). Add your own: [CONTRIBUTING](../CONTRIBUTING.md#add-a-world).\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The gap is visible minus hidden, of an agent that was trained on the visible reward or computed to be best by it (two organisms have the failure planted in their data, and say so), mean over {seeds} seeds with its 95 % interval. This page is written by `dotnet run --project bench/Plumbline.Studies -- zoo --docs docs`; ");
        text.Append("[all numbers](../bench/results/xeon-sapphire-rapids-2-cores/zoo.md).\n");
        ExhibitGroup? group = null;
        foreach ((Exhibit exhibit, ExhibitResult result) in exhibits.Zip(results))
        {
            if (group != exhibit.Group)
            {
                group = exhibit.Group;
                text.Append(CultureInfo.InvariantCulture, $"\n## {ExhibitText.Group(exhibit.Group)}\n");
            }

            Story(text, images, exhibit, result);
        }

        File.WriteAllText(Path.Combine(docs, "zoo.md"), text.ToString());
    }

    private static void Story(StringBuilder text, string images, Exhibit exhibit, ExhibitResult result)
    {
        ExhibitPage page = ExhibitPage.Of(exhibit);
        text.Append(CultureInfo.InvariantCulture, $"\n### [{page.Title}](zoo/{exhibit.Name}.md)\n\n{ExhibitText.Plain(page.Story)}\n\n");
        foreach ((string file, string title, string svg) in Pictures(exhibit, result).Where(picture => picture.Svg.Length <= LongestPicture))
        {
            File.WriteAllText(Path.Combine(images, file), svg);
            text.Append(CultureInfo.InvariantCulture, $"![{title}](images/zoo/{file}) ");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n\nGap {ExhibitText.Number(result.Gap.Difference)} {exhibit.Measure.Unit} ({ExhibitText.Interval(result.Gap.Interval)}): {ExhibitText.Verdict(result.Verdict)}.");
        if (result.Mended is { } mended)
        {
            text.Append(CultureInfo.InvariantCulture, $" With the remedy, {exhibit.Remedy?.Name}: {ExhibitText.Number(mended.Difference)} ({ExhibitText.Interval(mended.Interval)}): {ExhibitText.Verdict(mended, result.MendedVerdict!.Value, exhibit.Measure.Tolerance)}.{ExhibitText.Regained(result)}");
        }

        text.Append('\n');
    }

    private static IEnumerable<(string File, string Title, string Svg)> Pictures(Exhibit exhibit, ExhibitResult result)
    {
        foreach ((TileMovie movie, string side) in ReplayMovie.Of(exhibit).Zip(["gaming", "honest"]))
        {
            yield return ($"{exhibit.Name}-{side}.svg", $"{exhibit.Name}: {movie.Title}", movie.ToSvg());
        }

        if (exhibit.Slider is { } slider && result.Slider.Count > 0)
        {
            LineChart chart = SliderChart.Of(slider, result);
            yield return ($"{exhibit.Name}-curve.svg", chart.Title, chart.ToSvg());
        }
    }
}
