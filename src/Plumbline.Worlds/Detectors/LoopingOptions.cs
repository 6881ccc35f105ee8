namespace Plumbline.Worlds.Detectors;

/// <summary>What <see cref="Looping"/> takes for a loop.</summary>
public sealed record LoopingOptions : DetectorOptions
{
    /// <summary>The longest cycle, in observations; 1 to 64. Default 8: a small room walked around once. A single observation that stays is a cycle of 1.</summary>
    public int LongestCycle { get; init; } = 8;

    /// <summary>How often in a row a cycle must come; at least 2. Default 4.</summary>
    public int Repeats { get; init; } = 4;

    /// <summary>Which share of the episode's steps the loop must fill, above 0 and at most 1. Default 0.25: shorter ones, as while waiting, are no way of life.</summary>
    public double ShareOfEpisode { get; init; } = 0.25;

    /// <summary>How many milestones an episode has that does all that was meant; at least 1. Who has reached them may rest: later loops do not count. Default null: the most that an episode of the reference has, at least 1; without a reference no number is enough.</summary>
    public int? MilestonesPerEpisode { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. base.Validate()];
        if (LongestCycle is < 1 or > 64)
        {
            problems.Add($"longest_cycle is {LongestCycle}; expected 1 to 64");
        }

        if (Repeats < 2)
        {
            problems.Add($"repeats is {Repeats}; expected at least 2");
        }

        if (!(ShareOfEpisode > 0 && ShareOfEpisode <= 1))
        {
            problems.Add($"share_of_episode is {ShareOfEpisode}; expected above 0 and at most 1");
        }

        if (MilestonesPerEpisode < 1)
        {
            problems.Add($"milestones_per_episode is {MilestonesPerEpisode}; expected at least 1");
        }

        return problems;
    }
}
