namespace Plumbline.Evaluation.RateLimits;

/// <summary>
/// The one bucket that all requests to an endpoint share, first come, first served, exact under any load; see <see cref="RateSchedule"/> for the bound. Safe for any
/// number of threads.
/// </summary>
/// <remarks>
/// A request that was admitted may still be held up on its way, by the making of a connection or a busy machine, and then meet those admitted after it. So clients
/// that can ask a second time, in the moment in which the first byte is written: see <see cref="DepartAsync"/>. The bound then holds for departures, too.
/// </remarks>
public sealed class RateLimiter : IDisposable
{
    // Departures may be a little closer to each other than admissions, or a line that was once held up would never grow shorter.
    private const double DepartureHeadroom = 0.6;
    private readonly RateLine _admissions;
    private readonly RateLine _departures;

    /// <summary>A limiter.</summary>
    /// <param name="options">The limits.</param>
    /// <param name="time">Tells the time and wakes the waiting.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public RateLimiter(RateLimitOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _admissions = new RateLine(options, time);
        _departures = new RateLine(options with { TokensPerMinute = null, Headroom = options.Headroom * DepartureHeadroom }, time);
    }

    /// <summary>Waits until a request may go, in the order of the calls.</summary>
    /// <param name="tokens">How many tokens it will take, by estimate; 0 or more.</param>
    /// <param name="cancellation">Gives up the place in the line.</param>
    public ValueTask AdmitAsync(double tokens, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tokens);
        return _admissions.AdmitAsync(tokens, cancellation);
    }

    /// <summary>Waits until an admitted request may be written; at once, unless several were held up and now come together.</summary>
    /// <param name="cancellation">Gives up the place in the line.</param>
    public ValueTask DepartAsync(CancellationToken cancellation) => _departures.AdmitAsync(0, cancellation);

    /// <summary>Sets right what a request was thought to take.</summary>
    /// <param name="estimated">What <see cref="AdmitAsync"/> was told.</param>
    /// <param name="actual">What it took.</param>
    public void Settle(double estimated, double actual) => _admissions.Settle(actual - estimated);

    /// <summary>Stops the timers. Requests that still wait go on waiting until they are cancelled.</summary>
    public void Dispose()
    {
        _admissions.Dispose();
        _departures.Dispose();
    }
}
