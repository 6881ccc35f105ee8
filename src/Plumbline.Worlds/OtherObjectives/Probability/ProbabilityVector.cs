using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.OtherObjectives.Probability;

/// <summary>Distributions over a few options, as lists of probabilities in double precision.</summary>
public static class ProbabilityVector
{
    /// <summary>exp(logits) scaled to sum to 1; the largest logit is subtracted first, so that no size overflows.</summary>
    /// <param name="logits">At least one; −∞ gives the probability 0, but not all may be −∞.</param>
    /// <returns>A new array of the same length.</returns>
    /// <exception cref="ArgumentException">There is no finite logit, or one is NaN or +∞.</exception>
    public static double[] Softmax(ReadOnlySpan<double> logits)
    {
        double peak = double.NegativeInfinity;
        foreach (double logit in logits)
        {
            peak = double.IsNaN(logit) ? double.NaN : Math.Max(peak, logit);
        }

        if (!double.IsFinite(peak))
        {
            throw new ArgumentException($"the largest of {logits.Length} logits is {peak}; expected at least one logit, none NaN or +∞, one finite", nameof(logits));
        }

        double[] probabilities = new double[logits.Length];
        double sum = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            probabilities[i] = Math.Exp(logits[i] - peak);
            sum += probabilities[i];
        }

        for (int i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] /= sum;
        }

        return probabilities;
    }

    /// <summary>Σ pᵢ vᵢ: what the values come to on average.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Mean(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> values)
    {
        ThrowUnlessEqual(probabilities.Length, values.Length);
        double sum = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            sum += probabilities[i] * values[i];
        }

        return sum;
    }

    /// <summary>Σ pᵢ ln(pᵢ/qᵢ): the Kullback–Leibler divergence in nats; 0 where they agree, +∞ where p is positive and q is 0.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Divergence(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        ThrowUnlessEqual(p.Length, q.Length);
        double sum = 0;
        for (int i = 0; i < p.Length; i++)
        {
            sum += p[i] > 0 ? p[i] * Math.Log(p[i] / q[i]) : 0;
        }

        return sum;
    }

    /// <summary>Draws the index of one option. Takes one number of the stream.</summary>
    /// <exception cref="ArgumentException">There is no option.</exception>
    public static int Draw(ReadOnlySpan<double> probabilities, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double left = random.NextDouble();
        int last = -1;
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] > 0)
            {
                last = i;
                left -= probabilities[i];
                if (left < 0)
                {
                    return i;
                }
            }
        }

        // Rounding may leave a rest of about 1e-16 beyond the last option.
        return last >= 0 ? last : throw new ArgumentException("no option has a positive probability", nameof(probabilities));
    }

    /// <summary>The index of the largest value; of equal ones the first.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static int Largest(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("there is no value; expected at least one", nameof(values));
        }

        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    private static void ThrowUnlessEqual(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException($"one list has {first} items and the other {second}; expected as many in both");
        }
    }
}
