namespace Plumbline.Statistics;

/// <summary>A hypothesis after correction for all that were tested with it.</summary>
/// <param name="Name">What was tested.</param>
/// <param name="PValue">The p-value of its own test.</param>
/// <param name="AdjustedPValue">The smallest family-wise error at which it would be rejected, 0 to 1; never below <paramref name="PValue"/>.</param>
/// <param name="Rejected">Whether it is rejected at the family-wise error asked for.</param>
public sealed record CorrectedHypothesis(string Name, double PValue, double AdjustedPValue, bool Rejected);
