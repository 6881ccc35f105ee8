using System.Globalization;
using Plumbline.Cli.Output;
using Plumbline.Recipes.Stages;
using Plumbline.Runs.Reports;

namespace Plumbline.Cli.Stages;

/// <summary>The progress of a stage in words.</summary>
internal static class StageText
{
    /// <summary>Such as <c>4/5 ppo</c>.</summary>
    public static string Name(StageProgress progress) => TerminalText.Line($"{progress.StageNumber}/{progress.StageCount} {progress.Stage}");

    /// <summary>Such as <c>12 of 60 iterations</c>.</summary>
    public static string Count(StageProgress progress) =>
        $"{progress.Done} of {progress.Total} {TerminalText.Line(progress.Unit)}";

    /// <summary>Such as <c>20 %</c>.</summary>
    public static string Percent(StageProgress progress) => $"{100 * progress.Done / Math.Max(1, progress.Total)} %";

    /// <summary>Such as <c>1.25/s, 0:38 left</c>, or the time taken once the stage is done; empty until a rate is known.</summary>
    public static string Rate(StageProgress progress)
    {
        if (progress.IsDone)
        {
            return $"took {Duration(progress.Elapsed)}";
        }

        string rate = progress.PerSecond is { } perSecond ? $"{NumberText.Format(perSecond, 3)}/s" : "";
        return progress.TimeLeft is { } left ? $"{rate}, {Duration(left)} left" : rate;
    }

    /// <summary>Such as <c>reward 0.31, KL 2.1 nats</c>; empty where nothing is measured.</summary>
    public static string Figures(StageProgress progress) =>
        string.Join(", ", progress.Figures.Select(figure => TerminalText.Line($"{figure.Name} {NumberText.Format(figure.Value, 3)} {figure.Unit}".TrimEnd())));

    /// <summary>Minutes and seconds, with hours where there are any: <c>0:38</c>, <c>1:02:07</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        long seconds = (long)Math.Round(Math.Max(0, duration.TotalSeconds));
        return seconds >= 3600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }
}
