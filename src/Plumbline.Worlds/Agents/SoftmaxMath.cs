namespace Plumbline.Worlds.Agents;

/// <summary>The softmax of a few logits, made of additions, multiplications and divisions only, so that every platform draws the same actions.</summary>
internal static class SoftmaxMath
{
    private const double Log2E = 1.4426950408889634074;
    private const double Ln2High = 0.693145751953125;
    private const double Ln2Low = 1.42860682030941723212e-6;

    // 1/k! from k = 11 down: the series of e^r on |r| ≤ ln 2 / 2 is then right to 1e-14.
    private static readonly double[] Factorials =
        [1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 1.0 / 2, 1, 1];

    /// <summary>e^x for x up to 700; 0 below −700. A softmax needs it up to 0.</summary>
    public static double Exp(double x)
    {
        if (!(x > -700))
        {
            return double.IsNaN(x) ? x : 0;
        }

        double power = Math.Floor((x * Log2E) + 0.5);
        double rest = x - (power * Ln2High) - (power * Ln2Low);
        double series = 0;
        foreach (double factor in Factorials)
        {
            series = (series * rest) + factor;
        }

        return series * BitConverter.Int64BitsToDouble(((long)power + 1023) << 52);
    }

    /// <summary>Turns logits into probabilities.</summary>
    public static void Normalize(Span<double> logits)
    {
        double largest = logits[0];
        foreach (double logit in logits)
        {
            largest = Math.Max(largest, logit);
        }

        double sum = 0;
        foreach (ref double logit in logits)
        {
            logit = Exp(logit - largest);
            sum += logit;
        }

        foreach (ref double logit in logits)
        {
            logit /= sum;
        }
    }

    /// <summary>The index at which the running sum passes a uniform number.</summary>
    public static int Draw(ReadOnlySpan<double> probabilities, double uniform)
    {
        for (int i = 0; i < probabilities.Length - 1; i++)
        {
            uniform -= probabilities[i];
            if (uniform < 0)
            {
                return i;
            }
        }

        return probabilities.Length - 1;
    }
}
