using Plumbline.Evaluation.Reports;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Thresholds;

namespace Plumbline.Recipes.Evaluate;

/// <summary>What an evaluation came to.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Facts">What was evaluated.</param>
/// <param name="Result">What was found.</param>
/// <param name="Thresholds">What was decided.</param>
public sealed record EvaluateOutcome(string Folder, EvaluationFacts Facts, EvaluationResult Result, IReadOnlyList<ThresholdResult> Thresholds)
{
    /// <summary>Whether a threshold failed.</summary>
    public bool HasFailed => Thresholds.Any(threshold => threshold.Failed);
}
