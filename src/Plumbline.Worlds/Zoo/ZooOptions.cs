namespace Plumbline.Worlds.Zoo;

/// <summary>How exhibits are run.</summary>
public sealed record ZooOptions
{
    /// <summary>How many seeds each exhibit is trained with. Default 30: the width of a 95 % interval over seeds is then about three quarters of their standard deviation.</summary>
    public int Seeds { get; init; } = 30;

    /// <summary>The first seed; the others follow it. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many exhibits, seeds and settings are worked on at once. It changes speed, never a result. Default: as many as there are processors.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether sliders are measured too. Default true.</summary>
    public bool Sliders { get; init; } = true;

    /// <summary>All problems; empty when the options can be used.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Seeds is < 2 or > 10_000)
        {
            problems.Add($"seeds is {Seeds}; expected 2 to 10000: a single seed has no interval");
        }

        if (Threads < 1)
        {
            problems.Add($"threads is {Threads}; expected at least 1");
        }

        return problems;
    }
}
