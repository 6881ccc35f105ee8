namespace Plumbline.Worlds.Agents.SmallNetworks;

/// <summary>How a small network is made and trained: Adam (Kingma and Ba 2015) on the cross-entropy, with the step size falling linearly to 0.</summary>
public sealed record SmallNetworkOptions
{
    /// <summary>How many hidden units, at least 1. Default 32.</summary>
    public int Hidden { get; init; } = 32;

    /// <summary>How many steps of the optimiser, at least 1. Default 300.</summary>
    public int Steps { get; init; } = 300;

    /// <summary>How many examples a step looks at, at least 1. Default 32.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>The step size at the start, above 0. Default 0.02.</summary>
    public double LearningRate { get; init; } = 0.02;

    /// <summary>All problems; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        foreach ((string name, int value) in new[] { ("hidden", Hidden), ("steps", Steps), ("batch", Batch) })
        {
            if (value < 1)
            {
                problems.Add($"{name} is {value}; expected at least 1");
            }
        }

        if (!(LearningRate > 0 && double.IsFinite(LearningRate)))
        {
            problems.Add($"learning_rate is {LearningRate}; expected a finite number above 0");
        }

        return problems;
    }
}
