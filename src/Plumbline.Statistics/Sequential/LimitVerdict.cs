namespace Plumbline.Statistics;

/// <summary>On which side of a limit a rate has been shown to lie.</summary>
public enum LimitVerdict
{
    /// <summary>Not shown yet; more trials may.</summary>
    Undecided,

    /// <summary>The rate is above the limit.</summary>
    Above,

    /// <summary>The rate is below the limit.</summary>
    Below,
}
