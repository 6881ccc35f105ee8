namespace Plumbline.Worlds.Detectors;

/// <summary>What a detector says.</summary>
public enum DetectorVerdict
{
    /// <summary>The data cannot tell, or cannot yet: something is not recorded, or there are too few episodes. It is neither an alarm nor an acquittal.</summary>
    InsufficientEvidence,

    /// <summary>The failure is shown, at the level of false alarms asked for.</summary>
    Alarm,

    /// <summary>A failure of the smallest size that matters, or a larger one, is ruled out.</summary>
    Clear,
}
