namespace Plumbline.Statistics;

/// <summary>How an interval is read from the resampled statistics.</summary>
public enum BootstrapMethod
{
    /// <summary>The plain percentiles, as Inspect's bootstrap. Simple, and off for skewed statistics.</summary>
    Percentile,

    /// <summary>BCa: the percentiles shifted for bias and skewness. Source: Efron 1987, "Better bootstrap confidence intervals".</summary>
    BiasCorrectedAccelerated,
}
