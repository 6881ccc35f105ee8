namespace Plumbline.Evaluation.Concurrency;

/// <summary>
/// How many requests an endpoint takes at a time, found as TCP finds its window: doubled each round until the endpoint first says that it is too much, then a little
/// more each round and a fifth less after each episode of refusals. A round is as many successes, made at the limit, as the limit. Other errors change nothing: a
/// server that fails is not one that is asked too much.
/// </summary>
/// <remarks>A plain state machine; one thread at a time.</remarks>
public sealed class AdaptiveLimit
{
    private readonly AdaptiveLimitOptions _options;
    private readonly TimeProvider _time;
    private bool _doubles = true;
    private int _successes;
    private long? _refusedAt;

    /// <summary>A limit at its start.</summary>
    /// <param name="options">How it moves.</param>
    /// <param name="time">Measures the cool-down.</param>
    /// <exception cref="ArgumentException">The options have problems.</exception>
    public AdaptiveLimit(AdaptiveLimitOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        _options = options;
        _time = time;
        Limit = options.Start;
    }

    /// <summary>How many requests may be under way.</summary>
    public int Limit { get; private set; }

    /// <summary>How many episodes of refusals there were.</summary>
    public int Episodes { get; private set; }

    /// <summary>A request succeeded.</summary>
    /// <param name="atLimit">Whether all places were taken while it was under way: success with places free says nothing about more.</param>
    public void Succeeded(bool atLimit)
    {
        if (!atLimit || IsCooling || ++_successes < Limit)
        {
            return;
        }

        _successes = 0;
        int next = _doubles ? Limit * 2 : Limit + Math.Max(1, (int)(Limit * _options.Growth));
        Limit = Math.Min(next, _options.Maximum);
    }

    /// <summary>The endpoint refused a request as one too many (status 429).</summary>
    public void Refused()
    {
        _doubles = false;
        _successes = 0;
        if (IsCooling)
        {
            return;
        }

        _refusedAt = _time.GetTimestamp();
        Episodes++;
        Limit = Math.Max(_options.Minimum, (int)(Limit * _options.Shrink));
    }

    private bool IsCooling => _refusedAt is { } at && _time.GetElapsedTime(at) < _options.CoolDown;
}
