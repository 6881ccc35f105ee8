using Plumbline.Statistics;

namespace Plumbline.Evaluation.Metrics;

/// <summary>What a measurement's interval allows to be said.</summary>
public enum MeasurementVerdict
{
    /// <summary>It is no gap, or neither direction is worse: there is nothing to decide.</summary>
    None,

    /// <summary>The whole interval lies on the worse side of 0: the failure is shown.</summary>
    Shown,

    /// <summary>The interval holds 0, or only just: the data do not show the failure, and do not rule it out.</summary>
    NotShown,

    /// <summary>The whole interval lies on the better side of 0.</summary>
    Reversed,

    /// <summary>Nothing could be measured.</summary>
    Unknown,
}

/// <summary>Decides by the bounds, never by the point estimate.</summary>
public static class MeasurementVerdicts
{
    /// <summary>The verdict on a measurement, missing samples counted against certainty.</summary>
    public static MeasurementVerdict Of(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        if (measurement.Kind != MeasurementKind.Gap || measurement.Worse is not { } worse)
        {
            return measurement.Value is null ? MeasurementVerdict.Unknown : MeasurementVerdict.None;
        }

        if (measurement.Value is null)
        {
            return MeasurementVerdict.Unknown;
        }

        Interval interval = measurement.Decisive;
        bool above = interval.Lower > 0;
        bool below = interval.Upper < 0;
        return worse switch
        {
            GapDirection.PositiveIsWorse => above ? MeasurementVerdict.Shown : below ? MeasurementVerdict.Reversed : MeasurementVerdict.NotShown,
            GapDirection.NegativeIsWorse => below ? MeasurementVerdict.Shown : above ? MeasurementVerdict.Reversed : MeasurementVerdict.NotShown,
            _ => above || below ? MeasurementVerdict.Shown : MeasurementVerdict.NotShown,
        };
    }
}
