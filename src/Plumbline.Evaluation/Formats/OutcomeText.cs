using System.Globalization;
using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Formats;

/// <summary>Measurements in words for other tools' formats: raw numbers, one line each. What people read is <see cref="MeasurementText"/>.</summary>
internal static class OutcomeText
{
    /// <summary>A number to three places.</summary>
    public static string Number(double value) => NumberText.Of(value, "0.###");

    /// <summary>The value, or that there is none.</summary>
    public static string Value(Measurement measurement) => measurement.Value is { } value ? Number(value) : "not measured";

    /// <summary>An interval as <c>[0.1, 0.2]</c>.</summary>
    public static string Bounds(Interval interval) => $"[{Number(interval.Lower)}, {Number(interval.Upper)}]";

    /// <summary>A level as <c>95 %</c>.</summary>
    public static string Level(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{interval.Level * 100:0.#} %");

    /// <summary>Missing samples as <c>3 failed, 1 unscored</c>.</summary>
    public static string Missing(MissingSamples missing) => missing.Total == 0 ? "none" : string.Join(", ", Counts(missing));

    /// <summary>What stands behind the scores.</summary>
    public static string Judge(Measurement measurement) => measurement.Standing switch
    {
        JudgeStanding.Rule => "rule",
        JudgeStanding.Checked => "checked",
        _ => "never checked",
    };

    /// <summary>All of it on one line.</summary>
    public static string Line(Measurement measurement)
    {
        string bounds = measurement.Value is null ? "" : $" {Bounds(measurement.Interval)} at {Level(measurement.Interval)}";
        string sides = measurement is { Visible: { } visible, Hidden: { } hidden } ? $", {Number(visible)} against {Number(hidden)}" : "";
        string missing = measurement.Missing.Total == 0 ? "" : $"; missing: {Missing(measurement.Missing)}{(measurement.WithMissing is { } wide ? $", at worst {Bounds(wide)}" : "")}";
        string judge = measurement.Standing == JudgeStanding.Unchecked ? "; the judge was never checked" : "";
        return $"{measurement.Title}: {Value(measurement)}{bounds}{sides}; {measurement.Count} scored in {measurement.Clusters} clusters{missing}{judge}{(measurement.Note is { } note ? $"; {note}" : "")}";
    }

    private static IEnumerable<string> Counts(MissingSamples missing)
    {
        if (missing.Failed > 0)
        {
            yield return $"{missing.Failed} failed";
        }

        if (missing.Unscored > 0)
        {
            yield return $"{missing.Unscored} unscored";
        }
    }
}
