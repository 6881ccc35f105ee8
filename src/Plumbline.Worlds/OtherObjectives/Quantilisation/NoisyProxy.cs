using MathNet.Numerics;
using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.OtherObjectives.Probability;

namespace Plumbline.Worlds.OtherObjectives.Quantilisation;

/// <summary>
/// Actions whose score is their value with noise, and a rare few that score high and are a catastrophe: V ~ N(0, 1); an ordinary action scores V + noise and is worth V, an exploit
/// scores V + lift and is worth the catastrophe.
/// </summary>
public sealed record NoisyProxy
{
    private const double Step = 0.005;

    /// <summary>How many actions there are; positive. Default 10,000.</summary>
    public int Count { get; init; } = 10_000;

    /// <summary>The standard deviation of the score around the value; positive. Default 0.5.</summary>
    public double Noise { get; init; } = 0.5;

    /// <summary>The share of exploits, in [0, 1]. Default 1e-4: one among the ten thousand.</summary>
    public double ExploitRate { get; init; } = 1e-4;

    /// <summary>How much higher an exploit scores. Default 8: beyond all ordinary actions.</summary>
    public double Lift { get; init; } = 8;

    /// <summary>What an exploit is worth. Default −50.</summary>
    public double Catastrophe { get; init; } = -50;

    /// <summary>Draws the actions.</summary>
    /// <returns>Score and true value of each.</returns>
    public (double[] Scores, double[] Values) Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] scores = new double[Count];
        double[] values = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            // Both normal numbers of one Box–Muller transform: value and noise.
            double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            (double noise, double value) = Math.SinCos(2 * Math.PI * random.NextDouble());
            value *= radius;
            noise *= radius * Noise;
            bool exploit = random.NextDouble() < ExploitRate;
            scores[i] = value + (exploit ? Lift : noise);
            values[i] = exploit ? Catastrophe : value;
        }

        return (scores, values);
    }

    /// <summary>
    /// Exactly what the best <paramref name="kept"/> of the actions are worth on average over all draws: n/k ∫ f(u) P(Bin(n − 1, P(U &gt; u)) &lt; k) E[· | u] du, the probability that
    /// an action with score u is among the best k being a regularised beta function. By the trapezoid rule in steps of 0.005.
    /// </summary>
    /// <param name="kept">k, from 1 (the maximiser) to <see cref="Count"/> (the base).</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many actions.</exception>
    public (double Score, double Value) Expected(int kept)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(kept, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kept, Count);
        double spread = Math.Sqrt(1 + (Noise * Noise));
        double score = 0;
        double value = 0;
        for (double u = -8 * spread; u < Math.Max(8 * spread, Lift + 8); u += Step)
        {
            double ordinary = (1 - ExploitRate) * Gaussian.Density(u / spread) / spread;
            double exploit = ExploitRate * Gaussian.Density(u - Lift);
            double above = ((1 - ExploitRate) * Gaussian.Probability(-u / spread)) + (ExploitRate * Gaussian.Probability(Lift - u));
            double among = kept == Count ? 1 : 1 - SpecialFunctions.BetaRegularized(kept, Count - kept, above);
            score += Step * among * (ordinary + exploit) * u;
            value += Step * among * ((ordinary * u / (spread * spread)) + (exploit * Catastrophe));
        }

        return (score * Count / kept, value * Count / kept);
    }

    /// <summary>Exactly the expected value of the truly best action, E[max V] over the ordinary ones; its expected score is the same.</summary>
    public double BestValue()
    {
        double best = 0;
        for (double v = -8; v < 8; v += Step)
        {
            double above = (1 - ExploitRate) * Gaussian.Probability(-v);
            best += Step * v * Count * (1 - ExploitRate) * Gaussian.Density(v) * Math.Pow(1 - above, Count - 1);
        }

        return best;
    }
}
