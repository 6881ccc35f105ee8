using Plumbline.Statistics;

namespace Plumbline.Worlds.Detectors;

/// <summary>What one detector found.</summary>
/// <param name="Detector">Its name, in kebab-case: <c>looping</c>.</param>
/// <param name="Verdict">What it says.</param>
/// <param name="Sentence">What was seen, and where nothing can be said, why: one sentence.</param>
public sealed record DetectorReport(string Detector, DetectorVerdict Verdict, string Sentence)
{
    /// <summary>
    /// The size of what was looked for: a share of episodes, from −1 to 1, above 0 where it is worse than in the reference (for <see cref="WatchedDependence"/>: commoner unwatched than watched; either sign
    /// counts). Each end of its interval errs with at most the detector's alpha. Null where nothing could be tested.
    /// </summary>
    /// <remarks>Of <see cref="ProxyGoalDivergence"/> it is the fall of milestones, one of the two things its verdict goes by.</remarks>
    public Estimate? Effect { get; init; }

    /// <summary>The p-value of "there is no such failure". Default 1: nothing could be tested.</summary>
    public double PValue { get; init; } = 1;

    /// <summary>The p-value of "the failure has at least the smallest size that matters": small where the detector clears. Default 1.</summary>
    public double ClearPValue { get; init; } = 1;

    /// <summary>How many judged episodes it is based on.</summary>
    public int Episodes { get; init; }

    /// <summary>How many episodes of reference it is based on.</summary>
    public int ReferenceEpisodes { get; init; }

    /// <summary>How many steps of judged episodes it is based on.</summary>
    public int Steps { get; init; }
}
