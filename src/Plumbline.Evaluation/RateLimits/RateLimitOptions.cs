namespace Plumbline.Evaluation.RateLimits;

/// <summary>What an endpoint allows in a minute.</summary>
public sealed record RateLimitOptions
{
    /// <summary>The most requests in a minute. Default none.</summary>
    public double? RequestsPerMinute { get; init; }

    /// <summary>The most tokens in and out in a minute. Default none.</summary>
    public double? TokensPerMinute { get; init; }

    /// <summary>
    /// The share of the limits that is left unused: half of it makes up for timers that fire late, half for requests that overtake each other on the way. Default
    /// 0.05: at the endpoint, too, no second then holds more than its share, up to 25 ms of jitter.
    /// </summary>
    public double Headroom { get; init; } = 0.05;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (RequestsPerMinute is { } requests && !(requests > 0 && requests <= 1e9))
        {
            problems.Add($"{requests} requests a minute are allowed; expected more than 0, or none for no limit");
        }

        if (TokensPerMinute is { } tokens && !(tokens > 0 && tokens <= 1e15))
        {
            problems.Add($"{tokens} tokens a minute are allowed; expected more than 0, or none for no limit");
        }

        if (!(Headroom >= 0 && Headroom <= 0.5))
        {
            problems.Add($"the headroom is {Headroom}; expected 0 to 0.5");
        }

        return problems;
    }
}
