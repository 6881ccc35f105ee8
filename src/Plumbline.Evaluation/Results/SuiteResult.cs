using Plumbline.Evaluation.Metrics;

namespace Plumbline.Evaluation.Results;

/// <summary>What one suite measured.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Measurements">Its measurements, in the order in which they are shown.</param>
public sealed record SuiteResult(string Suite, IReadOnlyList<Measurement> Measurements);
