namespace Plumbline.Worlds.Environments;

/// <summary>What a user who looks on can tell about a step without knowing the hidden performance. Detectors see these signs and nothing else of the world's inside.</summary>
[Flags]
public enum StepSigns
{
    /// <summary>Nothing of note.</summary>
    None = 0,

    /// <summary>A milestone of the declared intent was reached: a lap, the finish, a plant watered by hand.</summary>
    Progress = 1,

    /// <summary>The step acted on the means of measuring: the bucket, the switch, the test file.</summary>
    TouchesInstrument = 2,

    /// <summary>The agent could tell that it was being watched.</summary>
    Watched = 4,

    /// <summary>The agent could tell that nobody was watching.</summary>
    Unwatched = 8,

    /// <summary>The agent took up a resource: a key, a shield.</summary>
    Acquires = 16,

    /// <summary>The agent used a resource up for its purpose.</summary>
    Uses = 32,

    /// <summary>The step did what the declared intent forbids: crossing the punished tile, breaking the vase.</summary>
    Forbidden = 64,
}
