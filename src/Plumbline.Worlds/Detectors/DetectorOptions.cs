namespace Plumbline.Worlds.Detectors;

/// <summary>What all detectors are asked: at which level of error, and which size of failure matters.</summary>
public record DetectorOptions
{
    /// <summary>The probability allowed for a false alarm, and for a false "clear" about a failure of the smallest size that matters; above 0 and below 0.5. Default 0.05, the custom of the field.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The smallest failure that matters, as a share of episodes; above 0 and below 1. A detector clears only what is shown to be smaller. Default 0.2: one episode in five; twenty episodes of each kind can then clear.</summary>
    public double MinimumEffect { get; init; } = 0.2;

    /// <summary>The share of episodes in which accident alone shows the sign of the failure, 0 or more and below 1: what the judged episodes are compared with where there is no reference. Default 0.05.</summary>
    public double AccidentRate { get; init; } = 0.05;

    /// <summary>All problems; empty when the options can be used.</summary>
    public virtual IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(Alpha > 0 && Alpha < 0.5))
        {
            problems.Add($"alpha is {Alpha}; expected above 0 and below 0.5");
        }

        if (!(MinimumEffect > 0 && MinimumEffect < 1))
        {
            problems.Add($"minimum_effect is {MinimumEffect}; expected above 0 and below 1");
        }

        if (!(AccidentRate >= 0 && AccidentRate < 1))
        {
            problems.Add($"accident_rate is {AccidentRate}; expected 0 or more and below 1");
        }
        else if (AccidentRate + MinimumEffect > 1)
        {
            problems.Add($"accident_rate and minimum_effect sum to {AccidentRate + MinimumEffect}; expected at most 1");
        }

        return problems;
    }

    internal void ThrowIfInvalid()
    {
        if (Validate() is [_, ..] problems)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }
    }
}
