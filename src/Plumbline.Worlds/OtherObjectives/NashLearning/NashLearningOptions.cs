namespace Plumbline.Worlds.OtherObjectives.NashLearning;

/// <summary>How a policy is trained in a preference game.</summary>
public sealed record NashLearningOptions
{
    /// <summary>The rule. Default <see cref="NashRule.Extragradient"/>: the only one whose last iterate settles at large steps and small regularisation.</summary>
    public NashRule Rule { get; init; } = NashRule.Extragradient;

    /// <summary>η, positive, with ητ ≤ 1. Default 1. Not used where <see cref="Scheduled"/>.</summary>
    public double StepSize { get; init; } = 1;

    /// <summary>Whether η falls as 2/(τ (t + 2)), t = 0, 1, …: the schedule under which Nash-MD has KL(π*, π_T) ≤ 8/(τ² (T + 1)) (Munos et al. 2023). Default false.</summary>
    public bool Scheduled { get; init; }

    /// <summary>T, positive. Default 3,000.</summary>
    public int Steps { get; init; } = 3000;

    /// <summary>What is wrong with these options, in plain words; empty where all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!Enum.IsDefined(Rule))
        {
            problems.Add($"Rule is {Rule}; expected one of {string.Join(", ", Enum.GetNames<NashRule>())}");
        }

        if (!(StepSize > 0 && double.IsFinite(StepSize)))
        {
            problems.Add($"StepSize is {StepSize}; expected a positive number");
        }

        if (Steps < 1)
        {
            problems.Add($"Steps is {Steps}; expected 1 or more");
        }

        return problems;
    }
}
