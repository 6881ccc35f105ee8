namespace Plumbline.Evaluation.Results;

/// <summary>What an evaluation took, as the log has it: the work of earlier processes is included, except for <see cref="Seconds"/>.</summary>
public sealed record UsageTotals
{
    /// <summary>Tokens that went in, as the endpoint counted them.</summary>
    public long InputTokens { get; init; }

    /// <summary>Tokens that came out.</summary>
    public long OutputTokens { get; init; }

    /// <summary>Requests, retries included.</summary>
    public long Requests { get; init; }

    /// <summary>Requests that were made again, of this process.</summary>
    public long Retries { get; init; }

    /// <summary>Responses that came from the cache, of this process.</summary>
    public long CacheHits { get; init; }

    /// <summary>What the tokens cost; null where no price was given.</summary>
    public double? Cost { get; init; }

    /// <summary>How long this process worked, in seconds.</summary>
    public double Seconds { get; init; }
}
