namespace Plumbline.Statistics;

/// <summary>When a <see cref="BiasAlarm"/> rings.</summary>
public sealed record BiasAlarmOptions
{
    /// <summary>Highest price of an edit that is no reason to warn, in deviations of the score. Range: finite. Default 0.1: ten such edits make one deviation.</summary>
    public double SmallestPrice { get; init; } = 0.1;

    /// <summary>
    /// Level of each edit's two-sided interval. Range: above 0 and below 1. Default 0.99: with a handful of edits, all of a price that does not matter yet, it rings in two or three of a hundred cases.
    /// </summary>
    public double Level { get; init; } = 0.99;

    /// <summary>Every problem with these options; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!double.IsFinite(SmallestPrice))
        {
            problems.Add($"{nameof(SmallestPrice)} is {SmallestPrice}, not finite");
        }

        if (!(Level > 0) || !(Level < 1))
        {
            problems.Add($"{nameof(Level)} is {Level}, not above 0 and below 1");
        }

        return problems;
    }

    /// <summary>Throws, naming every problem, unless the options are valid.</summary>
    internal void ThrowIfInvalid()
    {
        IReadOnlyList<string> problems = Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems));
        }
    }
}
