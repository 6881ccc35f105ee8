namespace Plumbline.Statistics;

/// <summary>One coefficient of a regression, with its uncertainty.</summary>
/// <param name="Name">The regressor, or <see cref="LinearRegression.InterceptName"/>.</param>
/// <param name="Estimate">How much the outcome rises per unit of the regressor when the others stay as they are.</param>
/// <param name="StandardError">Its cluster-robust standard error.</param>
/// <param name="Interval">Estimate ± t(clusters − 1) · standard error.</param>
public sealed record Coefficient(string Name, double Estimate, double StandardError, Interval Interval);
