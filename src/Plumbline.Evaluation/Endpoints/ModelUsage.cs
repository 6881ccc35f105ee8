namespace Plumbline.Evaluation.Endpoints;

/// <summary>What a model client has done since it was made. Asked for with <c>GetService</c>. Safe for any number of threads.</summary>
public sealed class ModelUsage
{
    private long _requests;
    private long _retries;
    private long _cacheHits;
    private long _inputTokens;
    private long _outputTokens;

    /// <summary>Requests that were sent, retries included.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Requests that were sent again.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    /// <summary>Responses that came from the cache.</summary>
    public long CacheHits => Interlocked.Read(ref _cacheHits);

    /// <summary>Tokens that went in, as the endpoint counted them.</summary>
    public long InputTokens => Interlocked.Read(ref _inputTokens);

    /// <summary>Tokens that came out.</summary>
    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    internal void CountRequest(bool again)
    {
        Interlocked.Increment(ref _requests);
        if (again)
        {
            Interlocked.Increment(ref _retries);
        }
    }

    internal void CountCacheHit() => Interlocked.Increment(ref _cacheHits);

    internal void CountTokens(long input, long output)
    {
        Interlocked.Add(ref _inputTokens, input);
        Interlocked.Add(ref _outputTokens, output);
    }
}
