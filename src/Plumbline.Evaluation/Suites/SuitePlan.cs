using Plumbline.Evaluation.Metrics;
using Plumbline.Evaluation.Tasks;

namespace Plumbline.Evaluation.Suites;

/// <summary>What will be asked, and what measured.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Tasks">The tasks, in order.</param>
/// <param name="Metrics">Makes new, empty metrics: once for a run, and again to measure a log anew.</param>
public sealed record SuitePlan(string Suite, IReadOnlyList<EvaluationTask> Tasks, Func<IReadOnlyList<IMetric>> Metrics);
