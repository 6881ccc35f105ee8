namespace Plumbline.Evaluation.Retries;

/// <summary>When and how often a request is made again.</summary>
public sealed record RetryOptions
{
    /// <summary>How often a request is made at most, the first time included. Default 10.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>The shortest wait before the second try. Default 0.5 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two tries, unless the endpoint asks for more. Default 60 s.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The most that one request waits between its tries in all. Default 30 min. An endpoint that asks for a longer wait is given up at once.</summary>
    public TimeSpan TotalWait { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long an answer may take, from sending the request to its last byte. Default 300 s: long replies of slow models take minutes.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Decides the jitter, together with the request's own seed. Default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (Attempts is < 1 or > 1000)
        {
            problems.Add($"a request is made {Attempts} times; expected 1 to 1000");
        }

        if (FirstWait < TimeSpan.Zero || LongestWait < FirstWait || LongestWait > TimeSpan.FromDays(1))
        {
            problems.Add($"waits go from {FirstWait} to {LongestWait}; expected 0 or more, in rising order, at most a day");
        }

        if (TotalWait < TimeSpan.Zero || TotalWait > TimeSpan.FromDays(7))
        {
            problems.Add($"the waits of a request may take {TotalWait} in all; expected 0 to 7 days");
        }

        if (RequestTimeout <= TimeSpan.Zero || RequestTimeout > TimeSpan.FromDays(1))
        {
            problems.Add($"an answer may take {RequestTimeout}; expected more than 0, at most a day");
        }

        return problems;
    }
}
