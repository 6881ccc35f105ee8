using Plumbline.Numerics.Randomness;

namespace Plumbline.Worlds.SpecificationGaming;

/// <summary>
/// The user of RecSim's long-term satisfaction (Ie et al. 2019), as its code has it: net positive exposure is forgotten at 0.7 per step, falls by one with clickbait ("chocolate")
/// and rises by one with substance ("kale"), plus noise of deviation 0.05; satisfaction is its logistic function; the logarithm of engagement is normal with deviation 1 about
/// 5 · satisfaction for chocolate and 4 · satisfaction for kale; engagement is cut at 100 and comes before the exposure changes.
/// </summary>
public static class UserSatisfaction
{
    /// <summary>What is left of net positive exposure after a step.</summary>
    public const double Memory = 0.7;

    /// <summary>The standard deviation of the noise of a step.</summary>
    public const double Noise = 0.05;

    /// <summary>Net positive exposure starts uniformly between minus this and this.</summary>
    public const double InitialExposure = 0.5 / (1 - Memory);

    private const double Most = 100;

    /// <summary>The sensitivity at which steady kale and steady chocolate have the same mean log-engagement: 4 σ(s/0.3) = 5 σ(−s/0.3), so s = 0.3 ln 1.25.</summary>
    public static double Flip { get; } = (1 - Memory) * Math.Log(1.25);

    /// <summary>Satisfaction, in (0, 1).</summary>
    public static double Satisfaction(double exposure, double sensitivity) => 1 / (1 + Math.Exp(-sensitivity * exposure));

    /// <summary>The mean of the exposure after a step, its noise left out.</summary>
    public static double NextExposure(double exposure, bool chocolate) => (Memory * exposure) + (chocolate ? -1 : 1);

    /// <summary>The expected engagement of a step, in closed form: a log-normal variable cut at 100.</summary>
    public static double MeanEngagement(double satisfaction, bool chocolate)
    {
        double mean = MeanLog(satisfaction, chocolate);
        double top = Math.Log(Most) - mean;
        return (Math.Exp(mean + 0.5) * NormalProbability(top - 1)) + (Most * NormalProbability(-top));
    }

    /// <summary>The engagement of one simulated user who is always given the same.</summary>
    public static double SimulatedTotal(double sensitivity, bool chocolate, int steps, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double exposure = ((2 * random.NextDouble()) - 1) * InitialExposure;
        double total = 0;
        for (int step = 0; step < steps; step++)
        {
            total += Math.Min(Most, Math.Exp(MeanLog(Satisfaction(exposure, sensitivity), chocolate) + random.NextGaussian()));
            exposure = NextExposure(exposure, chocolate) + (Noise * random.NextGaussian());
        }

        return total;
    }

    private static double MeanLog(double satisfaction, bool chocolate) => (chocolate ? 5 : 4) * satisfaction;

    // The series of Marsaglia 2004, "Evaluating the normal distribution"; exact to rounding within six deviations.
    private static double NormalProbability(double z)
    {
        (double sum, double term) = (z, z);
        for (int odd = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum); odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI));
    }
}
