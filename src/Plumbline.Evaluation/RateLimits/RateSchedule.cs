namespace Plumbline.Evaluation.RateLimits;

/// <summary>
/// When the next request may go: two token buckets in the form of the generic cell rate algorithm (ITU-T I.371), one for requests, one for tokens. An idle bucket
/// saves up for at most half the headroom of a second, so there are no bursts.
/// </summary>
/// <remarks>
/// With R requests a minute and headroom h, requests are at least 60(1 + h)/R seconds apart on average and a late one may be made up for within h/2 seconds. In any
/// window of 1 + h/2 seconds at most ⌈R/60⌉ are admitted, hence also in any window of one second at an endpoint that sees them up to h/2 seconds displaced.
/// Tokens: in any window of one second at most a sixtieth of the limit and one request. A plain state machine; one thread at a time.
/// </remarks>
public sealed class RateSchedule
{
    private readonly double _secondsPerRequest;
    private readonly double _secondsPerToken;
    private readonly double _credit;
    private double _requestAt = double.NegativeInfinity;
    private double _tokensAt = double.NegativeInfinity;

    /// <summary>A schedule that starts empty-handed.</summary>
    /// <param name="options">The limits.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public RateSchedule(RateLimitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _secondsPerRequest = options.RequestsPerMinute is { } requests ? 60 * (1 + options.Headroom) / requests : 0;
        _secondsPerToken = options.TokensPerMinute is { } tokens ? 60 * (1 + options.Headroom) / tokens : 0;
        _credit = options.Headroom / 2;
    }

    /// <summary>How many seconds the next request must wait; 0 where it may go now.</summary>
    /// <param name="now">The time, in seconds.</param>
    public double Wait(double now) => Math.Max(0, Math.Max(_requestAt, _tokensAt) - now);

    /// <summary>A request goes now.</summary>
    /// <param name="now">The time, in seconds; not before <see cref="Wait"/> is over.</param>
    /// <param name="tokens">How many tokens it will take, by estimate.</param>
    public void Admit(double now, double tokens)
    {
        _requestAt = Math.Max(_requestAt, now - _credit) + _secondsPerRequest;
        _tokensAt = Math.Max(_tokensAt, now - _credit) + (_secondsPerToken * tokens);
    }

    /// <summary>A request that was admitted took more or fewer tokens than estimated.</summary>
    /// <param name="difference">Actual less estimated.</param>
    public void Settle(double difference) => _tokensAt += _secondsPerToken * difference;
}
