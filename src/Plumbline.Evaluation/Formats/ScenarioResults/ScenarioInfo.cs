using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Formats.ScenarioResults;

/// <summary>What scenario results say of the run.</summary>
public sealed record ScenarioInfo
{
    /// <summary>Names the execution: one column of the report, and a folder. Two runs to be compared have two names, best with the time in front.</summary>
    public required string Execution { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>When the run began; results without a time of their own bear it.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Tags of every result, by which the report filters. Default none.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Whether a score is a failure of the model: true, false, or null where nobody can say, as with a refusal in a suite that asks harmful and harmless things. Default: always null,
    /// and scores are shown without verdict.
    /// </summary>
    public Func<SampleRecord, string, Score, bool?> IsFailure { get; init; } = (_, _, _) => null;
}
