using MathNet.Numerics.Distributions;

namespace Plumbline.Statistics;

/// <summary>Quantiles of the distributions that the intervals need.</summary>
internal static class Quantile
{
    /// <summary>The standard normal quantile at <paramref name="p"/>, 0 &lt; p &lt; 1.</summary>
    public static double Normal(double p) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p);

    /// <summary>The standard normal distribution function.</summary>
    public static double NormalProbability(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);

    /// <summary>The quantile at <paramref name="p"/> of the beta distribution; 0 &lt; p &lt; 1, both shapes positive.</summary>
    public static double Beta(double p, double a, double b)
    {
        // The library searches with an absolute error of 1e-12 or more, too coarse for bounds of rare events: Newton's method polishes its answer.
        double x = Math.Clamp(MathNet.Numerics.Distributions.Beta.InvCDF(a, b, p), double.Epsilon, 1);
        for (int step = 0; step < 8; step++)
        {
            double density = MathNet.Numerics.Distributions.Beta.PDF(a, b, x);
            double next = x - ((MathNet.Numerics.Distributions.Beta.CDF(a, b, x) - p) / density);
            if (!(next > 0 && next < 1) || next == x)
            {
                break;
            }

            x = next;
        }

        return x;
    }

    /// <summary>The quantile at <paramref name="p"/> of Student's t; 0 &lt; p &lt; 1, degrees of freedom positive.</summary>
    /// <remarks>The library's own search fails beyond ±800, which one degree of freedom reaches; this is the relation of t to the beta distribution.</remarks>
    public static double StudentT(double p, double degreesOfFreedom)
    {
        if (p == 0.5)
        {
            return 0;
        }

        // df / (df + t²) in the two tails is Beta(df/2, 1/2), t² / (df + t²) between them Beta(1/2, df/2): the smaller of the two numbers keeps its digits.
        double tails = 2 * Math.Min(p, 1 - p);
        double outer = Beta(tails, degreesOfFreedom / 2, 0.5);
        double inner = outer > 0.5 ? Beta(1 - tails, 0.5, degreesOfFreedom / 2) : 1 - outer;
        double t = Math.Sqrt(degreesOfFreedom * inner / (outer > 0.5 ? 1 - inner : outer));
        return p < 0.5 ? -t : t;
    }

    /// <summary>How many standard errors a two-sided interval reaches each way: Student's t at 1 − (1 − level)/2.</summary>
    public static double Reach(double level, double degreesOfFreedom) => StudentT(1 - ((1 - level) / 2), degreesOfFreedom);

    /// <summary>The quantile at <paramref name="p"/> of Fisher's F; 0 &lt; p &lt; 1, degrees of freedom positive.</summary>
    public static double F(double p, double between, double within)
    {
        // between · F / (between · F + within) is Beta(between/2, within/2).
        double share = Beta(p, between / 2, within / 2);
        return within * share / (between * (1 - share));
    }
}
