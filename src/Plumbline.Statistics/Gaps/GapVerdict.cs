namespace Plumbline.Statistics;

/// <summary>What the interval of a gap allows to be said. It goes by the bounds, never by the point estimate.</summary>
public enum GapVerdict
{
    /// <summary>The whole interval lies beyond the tolerance on the worse side: the failure is shown.</summary>
    Open,

    /// <summary>The whole interval lies within the tolerance, or on the better side: the failure is ruled out.</summary>
    Closed,

    /// <summary>The interval holds both: the data do not decide. More clusters would.</summary>
    Undecided,
}
