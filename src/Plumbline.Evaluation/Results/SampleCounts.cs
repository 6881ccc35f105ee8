namespace Plumbline.Evaluation.Results;

/// <summary>What became of the samples, each repetition counted.</summary>
public sealed record SampleCounts
{
    /// <summary>Samples in all.</summary>
    public int Planned { get; init; }

    /// <summary>Those that were answered.</summary>
    public int Answered { get; init; }

    /// <summary>Those that failed, by kind: <c>rate-limited</c>, <c>timed-out</c>, … with a few of the reasons.</summary>
    public IReadOnlyList<CountedReasons> Failed { get; init; } = [];

    /// <summary>Those answered that a scorer could not score, by scorer, with a few of the reasons.</summary>
    public IReadOnlyList<CountedReasons> Unscored { get; init; } = [];

    /// <summary>Those that were never asked: a limit was reached.</summary>
    public int NotAsked { get; init; }

    /// <summary>How many failed, of whatever kind.</summary>
    public int FailedTotal => Failed.Sum(failed => failed.Count);
}

/// <summary>How often something happened, and a few of the reasons.</summary>
/// <param name="Name">A kind of failure, or a scorer.</param>
/// <param name="Count">How often.</param>
/// <param name="Reasons">Up to five different reasons, in ordinal order.</param>
public sealed record CountedReasons(string Name, int Count, IReadOnlyList<string> Reasons);
