namespace Plumbline.Training.Advantages;

/// <summary>Whitening: shifting and scaling numbers to mean 0 and variance 1.</summary>
public static class WhiteningMath
{
    /// <summary>Added to the variance before the root, as in lm-human-preferences, TRL and verl.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>Mean and variance of the values inside the mask.</summary>
    /// <param name="values">Values.</param>
    /// <param name="mask">Which count; empty for all.</param>
    /// <param name="estimator">What the squares are divided by.</param>
    /// <returns>The variance is 0 where the estimator has nothing to divide by: a single value under Bessel.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or no value counts.</exception>
    public static (double Mean, double Variance) Moments(ReadOnlySpan<double> values, ReadOnlySpan<bool> mask, VarianceEstimator estimator)
    {
        if (!mask.IsEmpty && mask.Length != values.Length)
        {
            throw new ArgumentException($"{values.Length} values and {mask.Length} mask entries differ in length");
        }

        int count = 0;
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (mask.IsEmpty || mask[i])
            {
                count++;
                sum += values[i];
            }
        }

        if (count == 0)
        {
            throw new ArgumentException("no value counts, so there is no mean", nameof(values));
        }

        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (mask.IsEmpty || mask[i])
            {
                squares += (values[i] - mean) * (values[i] - mean);
            }
        }

        int divisor = estimator == VarianceEstimator.Bessel ? count - 1 : count;
        return (mean, divisor == 0 ? 0 : squares / divisor);
    }

    /// <summary>x ← (x − mean) / √(variance + <see cref="Epsilon"/>) inside the mask; values outside it are left alone.</summary>
    /// <param name="values">Values, changed in place.</param>
    /// <param name="mask">Which count; empty for all.</param>
    /// <param name="estimator">What the squares are divided by.</param>
    /// <param name="shiftMean">False keeps the mean where it was and only scales, as lm-human-preferences does with rewards.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no value counts.</exception>
    public static void Whiten(Span<double> values, ReadOnlySpan<bool> mask, VarianceEstimator estimator, bool shiftMean = true)
    {
        (double mean, double variance) = Moments(values, mask, estimator);
        Scale(values, mask, mean, 1 / Math.Sqrt(variance + Epsilon), shiftMean);
    }

    /// <summary>Whitens inside the mask exactly as one system does; values outside it are left alone.</summary>
    /// <param name="values">Values, changed in place.</param>
    /// <param name="mask">Which count; empty for all.</param>
    /// <param name="convention">Whose way.</param>
    /// <param name="shiftMean">False keeps the mean where it was and only scales.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no value counts.</exception>
    public static void Whiten(Span<double> values, ReadOnlySpan<bool> mask, WhiteningConvention convention, bool shiftMean = true)
    {
        switch (convention)
        {
            case WhiteningConvention.Bessel:
                Whiten(values, mask, VarianceEstimator.Bessel, shiftMean);
                break;
            case WhiteningConvention.Population:
                Whiten(values, mask, VarianceEstimator.Population, shiftMean);
                break;
            case WhiteningConvention.PopulationClamped:
                (double mean, double variance) = Moments(values, mask, VarianceEstimator.Population);
                Scale(values, mask, mean, 1 / Math.Sqrt(Math.Max(variance, Epsilon)), shiftMean);
                break;
            case WhiteningConvention.BesselMaskedMean:
                WhitenMaskedMean(values, mask, shiftMean);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(convention), convention, "not a known convention");
        }
    }

    private static void WhitenMaskedMean(Span<double> values, ReadOnlySpan<bool> mask, bool shiftMean)
    {
        // Checks lengths and count.
        (double exactMean, _) = Moments(values, mask, VarianceEstimator.Population);
        int count = mask.IsEmpty ? values.Length : mask.Count(true);
        double divisor = count + Epsilon;
        double mean = exactMean * count / divisor;
        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            squares += mask.IsEmpty || mask[i] ? (values[i] - mean) * (values[i] - mean) : 0;
        }

        double variance = count == 1 ? 0 : squares / divisor * count / (count - 1);
        Scale(values, mask, mean, 1 / Math.Sqrt(variance + Epsilon), shiftMean);
    }

    private static void Scale(Span<double> values, ReadOnlySpan<bool> mask, double mean, double scale, bool shiftMean)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (mask.IsEmpty || mask[i])
            {
                values[i] = ((values[i] - mean) * scale) + (shiftMean ? 0 : mean);
            }
        }
    }
}
