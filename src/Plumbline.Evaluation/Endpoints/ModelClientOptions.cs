using Plumbline.Evaluation.Caching;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.RateLimits;
using Plumbline.Evaluation.Retries;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>How a model is asked: how many at a time, how many a minute, how often again, and whether answers are kept.</summary>
public sealed record ModelClientOptions
{
    /// <summary>When and how often requests are made again.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>How many requests at a time.</summary>
    public AdaptiveLimitOptions Concurrency { get; init; } = new();

    /// <summary>The one bucket that this client shares with all others of its endpoint. Default null: no limit.</summary>
    public RateLimiter? RateLimiter { get; init; }

    /// <summary>
    /// Answers given before. Default null: none are kept. Off unless asked for, since a repeated run is usually meant to ask again, and the log makes sure that an
    /// interrupted one does not.
    /// </summary>
    public ResponseCache? Cache { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate() => [.. Retry.Validate(), .. Concurrency.Validate()];
}
