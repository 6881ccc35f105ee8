namespace Plumbline.Evaluation.Metrics;

/// <summary>What a measurement is.</summary>
public enum MeasurementKind
{
    /// <summary>A share of samples, between 0 and 1.</summary>
    Rate,

    /// <summary>A mean of scores that are no shares, such as turns.</summary>
    Mean,

    /// <summary>Visible minus hidden.</summary>
    Gap,
}
