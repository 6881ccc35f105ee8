namespace Plumbline.Statistics;

/// <summary>A value with its confidence interval.</summary>
/// <param name="Value">The point estimate; NaN where there is none.</param>
/// <param name="Interval">The confidence interval.</param>
public sealed record Estimate(double Value, Interval Interval);
