namespace Plumbline.Worlds.Detectors;

/// <summary>How <see cref="ProxyGoalDivergence"/> is asked.</summary>
public sealed record ProxyGoalDivergenceOptions : DetectorOptions
{
    /// <summary>How many milestones an episode has that does all that was meant; at least 1. An agent that reaches them cannot stagnate. Default null: the most that an episode of the reference has, at least 1.</summary>
    public int? MilestonesPerEpisode { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. base.Validate()];
        if (MilestonesPerEpisode < 1)
        {
            problems.Add($"milestones_per_episode is {MilestonesPerEpisode}; expected at least 1");
        }

        return problems;
    }
}
