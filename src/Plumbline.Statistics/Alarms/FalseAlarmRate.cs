namespace Plumbline.Statistics;

/// <summary>How often a <see cref="DisagreementAlarm"/> rings on paths without any drift.</summary>
/// <param name="Rings">On how many paths it rang at least once.</param>
/// <param name="Paths">How many paths were tried.</param>
/// <param name="Interval">The exact interval of the rate (Clopper and Pearson).</param>
public sealed record FalseAlarmRate(int Rings, int Paths, Interval Interval)
{
    /// <summary>The share of paths on which it rang, 0 to 1; lower is better.</summary>
    public double Share => (double)Rings / Paths;

    /// <summary>
    /// Measures the rate on null paths resampled from the start: the start and every checkpoint are drawn, cluster by cluster with replacement, from the replies
    /// of the start. All rises of a path share the luck of its start, as they do on a true path.
    /// </summary>
    /// <remarks>Start and checkpoint are drawn apart, so that a rise and its standard error are both larger than where prompts are paired; their ratio, which rings, is alike.</remarks>
    /// <param name="spreads">The disagreement on each reply of the start, <see cref="DisagreementRise.Spread"/>, <c>[reply]</c>.</param>
    /// <param name="clusters">The name of the cluster of each reply, such as the prompt; at least two.</param>
    /// <param name="checkpoints">How many checkpoints the watched path has after the start, at least 1: more of them ring falsely more often.</param>
    /// <param name="paths">How many null paths, 1 to 1,000,000; 1000 bound a rate of none seen below 0.004.</param>
    /// <param name="options">When the alarm rings.</param>
    /// <param name="random">The random source: 64 uniform bits per call, such as the <c>NextUInt64</c> of a named stream.</param>
    /// <exception cref="ArgumentException">There are fewer than two clusters, a spread is not finite or negative, all are 0, or the options are invalid.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="checkpoints"/> or <paramref name="paths"/> is out of range.</exception>
    public static FalseAlarmRate FromStart(
        IReadOnlyList<double> spreads,
        IReadOnlyList<string> clusters,
        int checkpoints,
        int paths,
        DisagreementAlarmOptions options,
        Func<ulong> random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(checkpoints, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(paths, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paths, 1_000_000);
        NullPaths source = NullPaths.Of(spreads, clusters);
        int rings = 0;
        for (int path = 0; path < paths; path++)
        {
            (double start, DisagreementRise[] rises) = source.Next(checkpoints, random);
            rings += DisagreementAlarm.FirstRing(start, rises, options) is null ? 0 : 1;
        }

        return new FalseAlarmRate(rings, paths, ProportionInterval.ClopperPearson(rings, paths));
    }
}
