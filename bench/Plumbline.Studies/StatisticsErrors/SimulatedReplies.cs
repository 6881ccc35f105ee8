using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>Replies to prompts of unlike difficulty: each prompt has a rate of its own from a beta distribution, so that replies to one prompt are alike.</summary>
internal static class SimulatedReplies
{
    /// <summary>The rate of one prompt; <paramref name="correlation"/> is the intraclass correlation of its replies.</summary>
    public static double PromptRate(RandomStream random, double mean, double correlation)
    {
        if (correlation == 0 || mean is 0 or 1)
        {
            return mean;
        }

        double strength = (1 - correlation) / correlation;
        double hits = Gamma(random, mean * strength);
        double misses = Gamma(random, (1 - mean) * strength);
        return hits + misses > 0 ? hits / (hits + misses) : random.NextDouble() < mean ? 1 : 0;
    }

    /// <summary>Yes-or-no replies in clusters.</summary>
    public static (double[] Values, string[] Clusters) Yes(RandomStream random, double mean, double correlation, int prompts, int replies)
    {
        double[] values = new double[prompts * replies];
        string[] clusters = new string[values.Length];
        for (int prompt = 0; prompt < prompts; prompt++)
        {
            double rate = PromptRate(random, mean, correlation);
            string name = $"{prompt}";
            for (int reply = 0; reply < replies; reply++)
            {
                values[(prompt * replies) + reply] = Hit(random, rate);
                clusters[(prompt * replies) + reply] = name;
            }
        }

        return (values, clusters);
    }

    /// <summary>Pairs whose two sides share the prompt; the second side's rate is the first's times <paramref name="factor"/>.</summary>
    public static Pair[] Pairs(RandomStream random, double mean, double correlation, double factor, int prompts, int replies)
    {
        List<Pair> pairs = [];
        for (int prompt = 0; prompt < prompts; prompt++)
        {
            double rate = PromptRate(random, mean, correlation);
            pairs.AddRange(Enumerable.Range(0, replies).Select(_ => new Pair($"{prompt}", Hit(random, rate), Hit(random, factor * rate))));
        }

        return [.. pairs];
    }

    /// <summary>1 with probability <paramref name="rate"/>, else 0.</summary>
    public static double Hit(RandomStream random, double rate) => random.NextDouble() < rate ? 1 : 0;

    /// <summary>Marsaglia and Tsang 2000, with their device for shapes below 1.</summary>
    private static double Gamma(RandomStream random, double shape)
    {
        if (shape < 1)
        {
            return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        double d = shape - (1.0 / 3);
        while (true)
        {
            double x = random.NextGaussian();
            double v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
