namespace Plumbline.Evaluation.Metrics;

/// <summary>In what a measurement is shown.</summary>
public enum MeasurementUnit
{
    /// <summary>A share of samples or a difference of shares: in percent or percentage points.</summary>
    Share,

    /// <summary>A plain number, such as turns, sentences or utility.</summary>
    Number,
}
