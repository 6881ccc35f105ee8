namespace Plumbline.Runs.Reports;

/// <summary>How a series of a <see cref="LineGrid"/> is drawn.</summary>
public enum LineStyle
{
    /// <summary>A line with a band for its intervals.</summary>
    Line,

    /// <summary>The same with a dot at each point: few measurements, each worth seeing.</summary>
    Marked,

    /// <summary>Dots with whiskers for their intervals, not joined.</summary>
    Points,

    /// <summary>A thin dashed line: a fitted law, or what would be ideal.</summary>
    Guide,
}
