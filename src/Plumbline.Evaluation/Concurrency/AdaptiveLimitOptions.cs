namespace Plumbline.Evaluation.Concurrency;

/// <summary>How the number of requests at a time is found. The numbers are those of Inspect's adaptive connections.</summary>
public sealed record AdaptiveLimitOptions
{
    /// <summary>Where it starts. Default 20.</summary>
    public int Start { get; init; } = 20;

    /// <summary>Never fewer. Default 10; small endpoints may need 1.</summary>
    public int Minimum { get; init; } = 10;

    /// <summary>Never more. Default 100.</summary>
    public int Maximum { get; init; } = 100;

    /// <summary>How much it grows in a round once the endpoint has refused for the first time; before, it doubles. Default 0.05, at least one place.</summary>
    public double Growth { get; init; } = 0.05;

    /// <summary>What is left of it after an episode of refusals. Default 0.8.</summary>
    public double Shrink { get; init; } = 0.8;

    /// <summary>How long an episode lasts: further refusals within it do not shrink again, and nothing grows. Default 15 s.</summary>
    public TimeSpan CoolDown { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A limit that does not move.</summary>
    public static AdaptiveLimitOptions Fixed(int limit) => new() { Start = limit, Minimum = limit, Maximum = limit };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Minimum < 1 || Start < Minimum || Maximum < Start || Maximum > 100_000)
        {
            problems.Add($"requests at a time go from {Minimum} by {Start} to {Maximum}; expected 1 or more, in rising order, at most 100000");
        }

        if (!(Growth >= 0 && Growth <= 1))
        {
            problems.Add($"the growth is {Growth}; expected 0 to 1");
        }

        if (!(Shrink > 0 && Shrink <= 1))
        {
            problems.Add($"the shrinking factor is {Shrink}; expected more than 0, at most 1");
        }

        if (CoolDown < TimeSpan.Zero)
        {
            problems.Add($"the cool-down is {CoolDown}; expected 0 or more");
        }

        return problems;
    }
}
