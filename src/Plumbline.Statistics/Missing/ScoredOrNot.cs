namespace Plumbline.Statistics;

/// <summary>A sample that was scored, or the reason why it was not: a judge's reply that could not be read, a request that timed out.</summary>
public readonly record struct ScoredOrNot
{
    private ScoredOrNot(string cluster, double? score, string? reason)
    {
        Cluster = cluster;
        Score = score;
        Reason = reason;
    }

    /// <summary>What the sample shares its luck with, such as the prompt.</summary>
    public string Cluster { get; }

    /// <summary>The score, 0 to 1; null where it is missing.</summary>
    public double? Score { get; }

    /// <summary>Why the score is missing; null where it is not.</summary>
    public string? Reason { get; }

    /// <summary>A sample with a score.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The score is not between 0 and 1.</exception>
    public static ScoredOrNot Scored(string cluster, double score) => new(cluster, BetaMixture.RequireShare(score), null);

    /// <summary>A sample without one.</summary>
    /// <param name="cluster">What the sample shares its luck with.</param>
    /// <param name="reason">Why, in a few words that recur: reasons are counted.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static ScoredOrNot Missing(string cluster, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new ScoredOrNot(cluster, null, reason);
    }
}
