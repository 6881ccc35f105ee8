namespace Plumbline.Statistics;

/// <summary>A statistic of A minus the same statistic of B, with an interval by resampling whole clusters of pairs.</summary>
/// <param name="A">The statistic of the first measurements.</param>
/// <param name="B">The statistic of the second measurements.</param>
/// <param name="Difference"><paramref name="A"/> − <paramref name="B"/>.</param>
/// <param name="Interval">The confidence interval of the difference; unbounded with a single cluster.</param>
/// <param name="Count">How many pairs.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
public sealed record BootstrapDifference(double A, double B, double Difference, Interval Interval, int Count, int Clusters);
