namespace Plumbline.Worlds.Agents;

/// <summary>How <see cref="Reinforce"/> trains.</summary>
public sealed record ReinforceOptions
{
    /// <summary>How many episodes. Default 20,000.</summary>
    public int Episodes { get; init; } = 20_000;

    /// <summary>Episodes between two changes of the weights. Default 10: the policy of a batch is then worked out once.</summary>
    public int BatchEpisodes { get; init; } = 10;

    /// <summary>The step size for the mean gradient of an episode, above 0. Default 0.5: features are near 1 and advantages below 1.</summary>
    public double LearningRate { get; init; } = 0.5;

    /// <summary>How much less the learner counts a reward with every step that it is away, in (0, 1]; it makes the agent hurry. Default 0.95.</summary>
    public double Discount { get; init; } = 0.95;

    /// <summary>How fast the baseline follows the returns, in (0, 1]. Default 0.01: about the last hundred visits.</summary>
    public double BaselineRate { get; init; } = 0.01;

    /// <summary>All problems; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Episodes < 1)
        {
            problems.Add($"episodes is {Episodes}; expected at least 1");
        }

        if (BatchEpisodes < 1)
        {
            problems.Add($"batch_episodes is {BatchEpisodes}; expected at least 1");
        }

        if (!(LearningRate > 0) || !double.IsFinite(LearningRate))
        {
            problems.Add($"learning_rate is {LearningRate}; expected above 0");
        }

        if (!(Discount > 0 && Discount <= 1))
        {
            problems.Add($"discount is {Discount}; expected more than 0 and at most 1");
        }

        if (!(BaselineRate > 0 && BaselineRate <= 1))
        {
            problems.Add($"baseline_rate is {BaselineRate}; expected more than 0 and at most 1");
        }

        return problems;
    }
}
