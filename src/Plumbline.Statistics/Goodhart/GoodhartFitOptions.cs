namespace Plumbline.Statistics;

/// <summary>How the intervals of a <see cref="GoodhartFit"/> are made.</summary>
public sealed record GoodhartFitOptions
{
    /// <summary>How many residual resamples. Range: 100 to 1,000,000. Default 2000: the ends of a 95 % interval then rest on 50 resamples each.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The confidence level. Range: strictly between 0 and 1. Default 0.95.</summary>
    public double Level { get; init; } = Interval.DefaultLevel;

    /// <summary>Every problem with these options; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Resamples is < 100 or > 1_000_000)
        {
            problems.Add($"{nameof(Resamples)} is {Resamples}, not between 100 and 1000000");
        }

        if (!(Level > 0 && Level < 1))
        {
            problems.Add($"{nameof(Level)} is {Level}, not strictly between 0 and 1");
        }

        return problems;
    }
}
