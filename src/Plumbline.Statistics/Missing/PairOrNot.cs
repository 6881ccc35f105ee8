namespace Plumbline.Statistics;

/// <summary>Two measurements of the same thing of which either may be missing.</summary>
/// <param name="A">The first measurement, 0 to 1, or why it is missing.</param>
/// <param name="B">The second measurement of the same item, in the same cluster.</param>
public readonly record struct PairOrNot(ScoredOrNot A, ScoredOrNot B);
