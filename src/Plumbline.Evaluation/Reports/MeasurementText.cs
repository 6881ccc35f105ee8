using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Scorers;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Reports;

/// <summary>Measurements in words and numbers that people read: shares in percent, gaps in points with their sign.</summary>
public static class MeasurementText
{
    /// <summary>The value: <c>12.3 %</c>, <c>+4.0</c> points of a gap, <c>2.41</c>; a dash where nothing was measured.</summary>
    public static string Value(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Value is { } value ? Number(measurement, value) + Unit(measurement) : "–";
    }

    /// <summary>The interval: <c>10.1 to 14.9</c>.</summary>
    public static string Bounds(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.Value is null ? "" : Range(measurement, measurement.Interval);
    }

    /// <summary>The interval with the missing samples bounded from both sides; empty where none is missing.</summary>
    public static string WithMissing(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return measurement.WithMissing is { } interval ? Range(measurement, interval) : "";
    }

    /// <summary>The verdict in a word or two; empty where there is nothing to decide.</summary>
    public static string Verdict(Measurement measurement) => MeasurementVerdicts.Of(measurement) switch
    {
        MeasurementVerdict.Shown => "shown",
        MeasurementVerdict.NotShown => "not shown",
        MeasurementVerdict.Reversed => "the other way",
        MeasurementVerdict.Unknown => "not measured",
        _ => "",
    };

    /// <summary>What must be known of the scorer and the samples before the value is believed; empty for nothing.</summary>
    public static string Caveats(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        List<string> caveats = [];
        if (measurement.Standing == JudgeStanding.Unchecked)
        {
            caveats.Add("scored by a reading that was never checked against people");
        }

        if (measurement.Missing.Failed > 0)
        {
            caveats.Add(FormattableString.Invariant($"{measurement.Missing.Failed:N0} failed"));
        }

        if (measurement.Missing.Unscored > 0)
        {
            caveats.Add(FormattableString.Invariant($"{measurement.Missing.Unscored:N0} could not be scored"));
        }

        if (measurement.Note is { } note)
        {
            caveats.Add(note);
        }

        return string.Join("; ", caveats);
    }

    private static string Range(Measurement measurement, Interval interval) => interval.IsBounded
        ? $"{Number(measurement, interval.Lower)} to {Number(measurement, interval.Upper)}"
        : "no bound";

    private static string Number(Measurement measurement, double value)
    {
        bool share = measurement.Unit == MeasurementUnit.Share;
        string text = NumberText.Of(share ? 100 * value : value, share ? "0.0" : "0.00");
        return measurement.Kind == MeasurementKind.Gap && value > 0 && !NumberText.IsZero(text) ? "+" + text : text;
    }

    private static string Unit(Measurement measurement) => measurement.Unit == MeasurementUnit.Share && measurement.Kind != MeasurementKind.Gap ? " %" : "";
}
