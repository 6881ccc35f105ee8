namespace Plumbline.Statistics;

/// <summary>How a <see cref="ReliabilityTable"/> is cut.</summary>
public sealed record ReliabilityOptions
{
    /// <summary>The lower end of the first bin: 0, or 0.5 for forecasts told of the side that they favour. Range: 0 to below 1. Default 0. The last bin ends at 1.</summary>
    public double Minimum { get; init; }

    /// <summary>How many bins of equal width. Range: 1 to 1000. Default 10, the custom of the field.</summary>
    public int Bins { get; init; } = 10;

    /// <summary>The confidence level of each bin's interval. Range: strictly between 0 and 1. Default 0.95.</summary>
    public double Level { get; init; } = Interval.DefaultLevel;

    /// <summary>Every problem with these options; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(Minimum >= 0 && Minimum < 1))
        {
            problems.Add($"{nameof(Minimum)} is {Minimum}, not from 0 to below 1");
        }

        if (Bins is < 1 or > 1000)
        {
            problems.Add($"{nameof(Bins)} is {Bins}, not between 1 and 1000");
        }

        if (!(Level > 0 && Level < 1))
        {
            problems.Add($"{nameof(Level)} is {Level}, not strictly between 0 and 1");
        }

        return problems;
    }
}
