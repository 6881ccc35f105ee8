using System.Diagnostics;
using System.Globalization;
using System.Text;
using Plumbline.Recipes.Zoo;
using Plumbline.Statistics;
using Plumbline.Worlds.Zoo;

namespace Plumbline.Studies.ZooTour;

/// <summary>Runs the whole zoo and writes down what it showed and how long it took: the table of results, and <c>docs/zoo.md</c> with its figures.</summary>
internal static class ZooTourStudy
{
    public static int Run(IReadOnlyDictionary<string, string> settings)
    {
        ZooOptions options = new()
        {
            Seeds = int.Parse(settings.GetValueOrDefault("--seeds", "30"), CultureInfo.InvariantCulture),
            Threads = int.Parse(settings.GetValueOrDefault("--threads", "2"), CultureInfo.InvariantCulture),
        };
        IReadOnlyList<Exhibit> exhibits = ZooExhibits.All().Exhibits;
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        IReadOnlyList<ExhibitResult> results = ZooRunner.Run(exhibits, options);
        double seconds = watch.Elapsed.TotalSeconds;
        double processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        string page = Table(exhibits, results, options, seconds, processor);
        Console.Write(page);
        if (settings.TryGetValue("--out", out string? file))
        {
            File.WriteAllText(file, page);
        }

        if (settings.TryGetValue("--docs", out string? docs))
        {
            ZooDocumentation.Write(docs, exhibits, results, options.Seeds);
        }

        return 0;
    }

    private static string Table(IReadOnlyList<Exhibit> exhibits, IReadOnlyList<ExhibitResult> results, ZooOptions options, double seconds, double processor)
    {
        StringBuilder text = new();
        text.Append("# The failure zoo: every world over seeds\n\n");
        text.Append(CultureInfo.InvariantCulture, $"`dotnet run --project bench/Plumbline.Studies -- zoo --seeds {options.Seeds} --threads {options.Threads}`: {exhibits.Count} worlds, seeds {options.Seed} to {options.Seed + (ulong)options.Seeds - 1}, ");
        text.Append(CultureInfo.InvariantCulture, $"with remedies and sliders; {seconds:0.0} s on {options.Threads} threads, {processor:0.0} s of processor time. Means over seeds with 95 % intervals (t, a seed is a cluster). In brackets where the behaviour comes from: learned, optimised (the best by the visible objective, computed or fitted), planted in the data. Regained: how much of the way from there to what was meant the remedy brings back, on the hidden side (on the visible side where ability is hidden); many remedies make both sides the same by construction, so this says more than their gap.\n\n");
        text.Append("| world | unit | best by reward, visible / hidden | as meant, visible / hidden | as it is, visible / hidden | gap | verdict | with the remedy | regained |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach ((Exhibit exhibit, ExhibitResult result) in exhibits.Zip(results))
        {
            KnownAnswer known = result.Known;
            text.Append(CultureInfo.InvariantCulture, $"| {exhibit.Name} ({ExhibitText.Origin(exhibit.Origin).ToLowerInvariant()}) | {exhibit.Measure.Unit} | {ExhibitText.Number(known.BestVisible)} / {ExhibitText.BestHidden(known)} | {ExhibitText.Number(known.IntendedVisible)} / {ExhibitText.Number(known.IntendedHidden)} ");
            text.Append(CultureInfo.InvariantCulture, $"| {ExhibitText.Number(result.Gap.Visible)} / {ExhibitText.Number(result.Gap.Hidden)} | {Gap(result.Gap)} | {ExhibitText.Verdict(result.Verdict)} ");
            text.Append(result.Mended is { } mended ? $"| {Gap(mended)}, {ExhibitText.Verdict(mended, result.MendedVerdict!.Value, exhibit.Measure.Tolerance)}: {exhibit.Remedy?.Name} | {(result.Regained is { } share ? $"{100 * share:0} %" : "")} |\n" : "| | |\n");
        }

        foreach ((Exhibit exhibit, ExhibitResult result) in exhibits.Zip(results))
        {
            Figures(text, exhibit, result);
        }

        return text.ToString();
    }

    private static void Figures(StringBuilder text, Exhibit exhibit, ExhibitResult result)
    {
        if (result.Figures.Count == 0 && result.Slider.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## {exhibit.Name}\n\n");
        foreach (ExhibitFigure figure in result.Figures)
        {
            ExhibitFigure? mended = result.MendedFigures.FirstOrDefault(each => string.Equals(each.Name, figure.Name, StringComparison.Ordinal));
            text.Append(CultureInfo.InvariantCulture, $"- {figure.Name}: {Estimate(figure.Estimate)}{(mended is null ? "" : $"; mended {Estimate(mended.Estimate)}")}\n");
        }

        if (exhibit.Slider is { } slider && result.Slider.Count > 0)
        {
            text.Append(result.Figures.Count > 0 ? "\n" : "").Append(CultureInfo.InvariantCulture, $"| {slider.Title} | {string.Join(" | ", slider.Series)} |\n|---|{string.Concat(slider.Series.Select(_ => "---|"))}\n");
            foreach (SliderPoint point in result.Slider)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {ExhibitText.Number(point.Setting)} | {string.Join(" | ", point.Values.Select(Estimate))} |\n");
            }
        }
    }

    private static string Gap(Gap gap) => gap.Interval.Width < 1e-9 ? $"{ExhibitText.Number(gap.Difference)} in every seed" : $"{ExhibitText.Number(gap.Difference)} ({ExhibitText.Interval(gap.Interval)})";

    private static string Estimate(MeanEstimate value) => value.Interval.Width < 1e-9 ? ExhibitText.Number(value.Mean) : $"{ExhibitText.Number(value.Mean)} ({ExhibitText.Interval(value.Interval)})";
}
