using MathNet.Numerics;

namespace Plumbline.Worlds.OtherObjectives.Probability;

/// <summary>The normal distribution where a utility is uncertain.</summary>
public static class Gaussian
{
    private const int Nodes = 400;
    private const double Reach = 8;
    private static readonly double[] Positions = [.. Enumerable.Range(0, Nodes + 1).Select(i => Reach * ((2.0 * i / Nodes) - 1))];
    private static readonly double[] Weights = [.. Positions.Select(z => 2 * Reach / Nodes * Density(z))];

    /// <summary>φ(z), the standard normal density.</summary>
    public static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>Φ(z), the probability that a standard normal number is below z.</summary>
    public static double Probability(double z) => SpecialFunctions.Erfc(-z / Math.Sqrt(2)) / 2;

    /// <summary>E[max(U, 0)] = μ Φ(μ/σ) + σ φ(μ/σ) for U ~ N(μ, σ²).</summary>
    /// <param name="mean">μ.</param>
    /// <param name="deviation">σ, not negative; at 0 the result is max(μ, 0).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviation"/> is negative or NaN.</exception>
    public static double PositivePart(double mean, double deviation)
    {
        ThrowUnlessDeviation(deviation);
        return deviation == 0 ? Math.Max(mean, 0) : (mean * Probability(mean / deviation)) + (deviation * Density(mean / deviation));
    }

    /// <summary>
    /// E[f(U)] for U ~ N(μ, σ²), by the trapezoid rule over 8 deviations each way in 400 steps; better than 1e-9 for smooth f of moderate growth, about 1e-4 across a jump of height σ.
    /// </summary>
    /// <param name="mean">μ.</param>
    /// <param name="deviation">σ, not negative; at 0 the result is f(μ).</param>
    /// <param name="function">f; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="deviation"/> is negative or NaN.</exception>
    public static double Expectation(double mean, double deviation, Func<double, double> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        ThrowUnlessDeviation(deviation);
        if (deviation == 0)
        {
            return function(mean);
        }

        double sum = 0;
        for (int i = 0; i <= Nodes; i++)
        {
            sum += Weights[i] * function(mean + (deviation * Positions[i]));
        }

        return sum;
    }

    private static void ThrowUnlessDeviation(double deviation)
    {
        if (!(deviation >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "expected a standard deviation of 0 or more");
        }
    }
}
