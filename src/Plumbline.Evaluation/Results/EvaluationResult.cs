namespace Plumbline.Evaluation.Results;

/// <summary>What an evaluation found, and what it rests on.</summary>
public sealed record EvaluationResult
{
    /// <summary>The measurements, suite by suite.</summary>
    public required IReadOnlyList<SuiteResult> Suites { get; init; }

    /// <summary>What became of the samples.</summary>
    public required SampleCounts Samples { get; init; }

    /// <summary>What it took.</summary>
    public required UsageTotals Usage { get; init; }

    /// <summary>The limit of the run that was reached, in words; null where none was. Samples that were not asked because of it are counted.</summary>
    public string? LimitReached { get; init; }
}
