namespace Plumbline.Statistics;

/// <summary>When a <see cref="DisagreementAlarm"/> rings.</summary>
public sealed record DisagreementAlarmOptions
{
    /// <summary>z: how many standard errors the rise must exceed. Range: not negative. Default 3: a path has many checkpoints, each a chance to ring falsely.</summary>
    public double StandardErrors { get; init; } = 3;

    /// <summary>How large the rise must be as a share of the disagreement at the start. Range: not negative. Default 0.1: a smaller rise, however sure, is no reason to stop.</summary>
    public double RelativeRise { get; init; } = 0.1;

    /// <summary>How many checkpoints in a row must exceed both. Range: at least 1. Default 2: one may be an outlier.</summary>
    public int InARow { get; init; } = 2;

    /// <summary>Every problem with these options; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(StandardErrors >= 0))
        {
            problems.Add($"{nameof(StandardErrors)} is {StandardErrors}, not at least 0");
        }

        if (!(RelativeRise >= 0))
        {
            problems.Add($"{nameof(RelativeRise)} is {RelativeRise}, not at least 0");
        }

        if (InARow < 1)
        {
            problems.Add($"{nameof(InARow)} is {InARow}, not at least 1");
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
