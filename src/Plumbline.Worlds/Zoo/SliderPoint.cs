using Plumbline.Statistics;

namespace Plumbline.Worlds.Zoo;

/// <summary>One setting of a slider, measured.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Values">For each series the mean over seeds with its interval.</param>
public sealed record SliderPoint(double Setting, IReadOnlyList<MeanEstimate> Values);
