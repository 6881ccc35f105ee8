namespace Plumbline.Statistics;

/// <summary>One named column that may explain the outcome, such as the length of each reply.</summary>
/// <param name="Name">What it measures; unique within a regression.</param>
/// <param name="Values">One finite value per observation, <c>[observation]</c>.</param>
public sealed record Regressor(string Name, IReadOnlyList<double> Values);
