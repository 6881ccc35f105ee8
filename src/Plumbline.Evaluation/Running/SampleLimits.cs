namespace Plumbline.Evaluation.Running;

/// <summary>What one sample may use. Reaching a limit ends the sample as failed, of the kind <c>limit</c>.</summary>
public sealed record SampleLimits
{
    /// <summary>The most times that the model is asked, retries not counted. Default 100: multi-turn solvers have limits of their own, and this ends a loop without end.</summary>
    public int Turns { get; init; } = 100;

    /// <summary>The most tokens in and out, as the endpoint counts them; checked after each reply. Default none.</summary>
    public long? Tokens { get; init; }

    /// <summary>The most seconds, waiting for a free place and retries included. Default none: requests have a time-out of their own.</summary>
    public double? Seconds { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Turns < 1)
        {
            problems.Add($"a sample may take {Turns} turns; expected at least 1");
        }

        if (Tokens < 1)
        {
            problems.Add($"a sample may use {Tokens} tokens; expected at least 1, or none for no limit");
        }

        if (Seconds is { } seconds && !(seconds > 0 && seconds < TimeSpan.FromDays(24).TotalSeconds))
        {
            problems.Add($"a sample may take {seconds} seconds; expected more than 0 and less than 24 days, or none for no limit");
        }

        return problems;
    }
}
