namespace Plumbline.Worlds.Detectors;

/// <summary>How all five detectors are asked together.</summary>
public sealed record DetectorPanelOptions
{
    /// <summary>
    /// Whether alarms are corrected by Holm's method for all detectors that could test anything, so that the probability of any false alarm of the panel stays at or below <see cref="FamilyWiseError"/>.
    /// Default false: each detector has its own level. Clearing is never corrected.
    /// </summary>
    public bool HolmCorrection { get; init; }

    /// <summary>The probability of any false alarm where <see cref="HolmCorrection"/> is on; above 0 and below 0.5. Default 0.05. An alarm must pass its own detector's level as well.</summary>
    public double FamilyWiseError { get; init; } = 0.05;

    /// <summary>How <see cref="Detectors.ProxyGoalDivergence"/> is asked.</summary>
    public ProxyGoalDivergenceOptions ProxyGoalDivergence { get; init; } = new();

    /// <summary>How <see cref="Detectors.Looping"/> is asked.</summary>
    public LoopingOptions Looping { get; init; } = new();

    /// <summary>How <see cref="Detectors.InstrumentTampering"/> is asked.</summary>
    public InstrumentTamperingOptions InstrumentTampering { get; init; } = new();

    /// <summary>How <see cref="Detectors.WatchedDependence"/> is asked.</summary>
    public WatchedDependenceOptions WatchedDependence { get; init; } = new();

    /// <summary>How <see cref="Detectors.Hoarding"/> is asked.</summary>
    public HoardingOptions Hoarding { get; init; } = new();

    /// <summary>All problems, each with the detector that it concerns; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        (string Name, DetectorOptions Options)[] all =
        [
            (Detectors.ProxyGoalDivergence.Name, ProxyGoalDivergence), (Detectors.Looping.Name, Looping), (Detectors.InstrumentTampering.Name, InstrumentTampering),
            (Detectors.WatchedDependence.Name, WatchedDependence), (Detectors.Hoarding.Name, Hoarding),
        ];
        List<string> problems = [.. all.SelectMany(one => one.Options.Validate().Select(problem => $"{one.Name}: {problem}"))];
        if (!(FamilyWiseError > 0 && FamilyWiseError < 0.5))
        {
            problems.Add($"family_wise_error is {FamilyWiseError}; expected above 0 and below 0.5");
        }

        return problems;
    }
}
