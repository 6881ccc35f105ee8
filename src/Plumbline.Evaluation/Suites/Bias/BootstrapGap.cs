using Plumbline.Statistics;

namespace Plumbline.Evaluation.Suites.Bias;

/// <summary>Cluster-bootstrap intervals of scores between −1 and 1 that are no plain means.</summary>
internal static class BootstrapGap
{
    /// <summary>Computes the score of the chosen rows; null where it is undefined.</summary>
    public delegate double? Score(ReadOnlySpan<int> rows);

    /// <summary>
    /// The interval: −1 to 1 where there is a single cluster, or some resample has no score. Where all resamples agree it still has a width: the share of clusters
    /// that might differ is bounded by the exact upper limit of "0 of C seen".
    /// </summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="score">The score.</param>
    /// <param name="level">The confidence level.</param>
    /// <param name="seed">Decides the resamples, with the name.</param>
    /// <param name="name">The measurement.</param>
    public static Interval Interval(IReadOnlyList<string> clusters, Score score, double level, ulong seed, string name)
    {
        Interval nothing = new(-1, 1, level);
        if (clusters.Count == 0)
        {
            return nothing;
        }

        bool undefined = false;
        ulong start = SeededHash.Of(seed, "bootstrap/" + name);
        ulong drawn = 0;
        Interval interval = ClusterBootstrap.Estimate(
            clusters,
            rows =>
            {
                double? value = score(rows);
                undefined |= value is null;
                return value ?? 0;
            },
            new BootstrapOptions { Level = level },
            () => Mix(start + (0x9E3779B97F4A7C15UL * ++drawn)));
        if (undefined || !interval.IsBounded)
        {
            return nothing;
        }

        if (interval.Width < 1e-12)
        {
            double unseen = ProportionInterval.ClopperPearson(0, clusters.Distinct(StringComparer.Ordinal).Count(), level).Upper;
            return new Interval(interval.Lower - (unseen * (1 + interval.Lower)), interval.Upper + (unseen * (1 - interval.Upper)), level).Clamp(-1, 1);
        }

        return interval.Clamp(-1, 1);
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
