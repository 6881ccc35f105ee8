namespace Plumbline.Training.Nash;

/// <summary>Settings of Nash-MD.</summary>
public sealed record NashMdOptions
{
    /// <summary>β: weight of the KL to the reference, in units of preference per nat, 0 or more.</summary>
    /// <value>Default 0.1 (TRL).</value>
    public double Beta { get; init; } = 0.1;

    /// <summary>α: share of the reference in the mixture that the policy answers against, 0 to 1. 0 is self-play, 1 answers against the start.</summary>
    /// <value>Default 0.5 (TRL).</value>
    public double MixtureShare { get; init; } = 0.5;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(Beta >= 0) || !double.IsFinite(Beta))
        {
            problems.Add($"Nash-MD beta is {Beta}; expected 0 or more");
        }

        if (MixtureShare is not (>= 0 and <= 1))
        {
            problems.Add($"Nash-MD mixture share is {MixtureShare}; expected 0 to 1");
        }

        return problems;
    }
}
