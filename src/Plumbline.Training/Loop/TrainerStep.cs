using Plumbline.Training.Lineage;

namespace Plumbline.Training.Loop;

/// <summary>What one step did.</summary>
/// <param name="Metrics">Numbers by name; TRL's names where they are the same quantity. See <c>docs/methods</c>.</param>
/// <param name="Lineage">Which rows, and which replies with which rewards, the step learned from.</param>
public sealed record TrainerStep(IReadOnlyDictionary<string, double> Metrics, StepLineage Lineage);
