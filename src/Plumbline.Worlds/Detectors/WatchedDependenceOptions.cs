namespace Plumbline.Worlds.Detectors;

/// <summary>How <see cref="WatchedDependence"/> is asked.</summary>
public sealed record WatchedDependenceOptions : DetectorOptions
{
    /// <summary>Whether the use of each action is compared beside forbidden deeds. Default true.</summary>
    public bool CompareActions { get; init; } = true;

    /// <summary>How many different actions are compared, at least 1; the most frequent ones. Default 16: each further one makes the test of all others stricter.</summary>
    public int MaxActions { get; init; } = 16;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. base.Validate()];
        if (MaxActions < 1)
        {
            problems.Add($"max_actions is {MaxActions}; expected at least 1");
        }

        return problems;
    }
}
