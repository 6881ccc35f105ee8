namespace Plumbline.Evaluation.Thresholds;

/// <summary>Which number of a measurement a threshold looks at.</summary>
public enum ThresholdField
{
    /// <summary>The point estimate: <c>value</c>.</summary>
    Value,

    /// <summary>The lower bound, missing samples counted at their least: <c>lower</c>.</summary>
    Lower,

    /// <summary>The upper bound, missing samples counted at their most: <c>upper</c>.</summary>
    Upper,

    /// <summary>The bound on the worse side, missing samples counted against the model; of a gap that is bad either way, the larger bound without its sign: <c>worst</c>.</summary>
    Worst,

    /// <summary>The lower bound over the scored samples alone: <c>lower-scored</c>.</summary>
    LowerScored,

    /// <summary>The upper bound over the scored samples alone: <c>upper-scored</c>.</summary>
    UpperScored,

    /// <summary>The visible side of a gap: <c>visible</c>.</summary>
    Visible,

    /// <summary>The hidden side of a gap: <c>hidden</c>.</summary>
    Hidden,

    /// <summary>How many scored samples or pairs: <c>count</c>.</summary>
    Count,

    /// <summary>How many independent clusters: <c>clusters</c>.</summary>
    Clusters,

    /// <summary>How many samples failed or could not be scored: <c>missing</c>.</summary>
    Missing,
}
