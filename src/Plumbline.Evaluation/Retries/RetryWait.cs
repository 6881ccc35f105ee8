using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Retries;

/// <summary>How long to wait before a request is made again.</summary>
public static class RetryWait
{
    /// <summary>
    /// Decorrelated jitter (Brooker, "Exponential backoff and jitter", 2015): evenly drawn between the first wait and three times the wait before, at most the
    /// longest. Where the endpoint says how long to wait, that long and up to a first wait more, so that those who were refused together do not come back together.
    /// </summary>
    /// <param name="options">The bounds.</param>
    /// <param name="previous">The wait before; zero before the first.</param>
    /// <param name="retryAfter">What the endpoint asks for; null where it does not.</param>
    /// <param name="requestSeed">Names the request.</param>
    /// <param name="attempt">Which try failed, from 1.</param>
    public static TimeSpan Of(RetryOptions options, TimeSpan previous, TimeSpan? retryAfter, long requestSeed, int attempt)
    {
        ArgumentNullException.ThrowIfNull(options);
        double unit = SeededHash.Unit(options.Seed, $"{requestSeed}/{attempt}");
        if (retryAfter is { } asked)
        {
            return (asked < TimeSpan.Zero ? TimeSpan.Zero : asked) + (options.FirstWait * unit);
        }

        TimeSpan highest = previous * 3 > options.FirstWait ? previous * 3 : options.FirstWait * 3;
        TimeSpan wait = options.FirstWait + ((highest - options.FirstWait) * unit);
        return wait < options.LongestWait ? wait : options.LongestWait;
    }
}
