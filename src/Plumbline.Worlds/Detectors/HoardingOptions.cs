namespace Plumbline.Worlds.Detectors;

/// <summary>What <see cref="Hoarding"/> takes for too much.</summary>
public sealed record HoardingOptions : DetectorOptions
{
    /// <summary>How many resources may be left over at the end of an episode; 0 or more. Default 1: one in reserve is prudence.</summary>
    public int Spare { get; init; } = 1;

    /// <summary>How many times as many must have been taken up as were used; at least 1. Default 2.</summary>
    public double TimesUses { get; init; } = 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. base.Validate()];
        if (Spare < 0)
        {
            problems.Add($"spare is {Spare}; expected 0 or more");
        }

        if (!(TimesUses >= 1))
        {
            problems.Add($"times_uses is {TimesUses}; expected at least 1");
        }

        return problems;
    }
}
