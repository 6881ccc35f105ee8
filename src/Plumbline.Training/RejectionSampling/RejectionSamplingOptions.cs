namespace Plumbline.Training.RejectionSampling;

/// <summary>Which replies rejection sampling keeps.</summary>
public sealed record RejectionSamplingOptions
{
    /// <summary>Replies kept of each prompt's, the best first; at least 1.</summary>
    /// <value>Default 1: best of n.</value>
    public int Keep { get; init; } = 1;

    /// <summary>Least reward that a kept reply must have; null for none.</summary>
    /// <value>Default null.</value>
    public double? LeastReward { get; init; }

    /// <summary>Whether a prompt whose replies all got the same reward is left out: its best is no better than its worst.</summary>
    /// <value>Default true.</value>
    public bool SkipTies { get; init; } = true;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Keep < 1)
        {
            problems.Add($"kept replies is {Keep}; expected at least 1");
        }

        if (LeastReward is { } least && !double.IsFinite(least))
        {
            problems.Add($"least reward is {least}; expected a finite number, or none");
        }

        return problems;
    }
}
