namespace Plumbline.Statistics;

/// <summary>
/// A warning that uses no gold and needs no optimisation: a reward model pays for an edit that makes no reply more useful, such as one polite sentence more, and
/// so invites a policy to make it.
/// </summary>
public static class BiasAlarm
{
    /// <summary>The price of one edit: mean score with it less without it, with the interval that <see cref="Rings"/> decides on.</summary>
    /// <param name="differences">Score of each reply with the edit less without it, <c>[reply]</c>.</param>
    /// <param name="clusters">The cluster of each reply.</param>
    /// <param name="options">When it rings.</param>
    /// <exception cref="ArgumentException">There is no difference, one is not finite, or the options are invalid.</exception>
    public static MeanEstimate Price(IReadOnlyList<double> differences, IReadOnlyList<string> clusters, BiasAlarmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.ThrowIfInvalid();
        return MeanEstimate.OfClusters(differences, clusters, options.Level);
    }

    /// <summary>Whether a price is a reason to warn: its interval lies above the smallest price that matters.</summary>
    /// <param name="price">From <see cref="Price"/>.</param>
    /// <param name="options">When it rings.</param>
    public static bool Rings(MeanEstimate price, BiasAlarmOptions options)
    {
        ArgumentNullException.ThrowIfNull(price);
        ArgumentNullException.ThrowIfNull(options);
        return price.Interval.Lower > options.SmallestPrice;
    }

    /// <summary>
    /// How often it would ring, for any edit, with a reward model that pays exactly the smallest price that does not matter yet: each price is moved there and
    /// the deviations of whole clusters from it get random signs.
    /// </summary>
    /// <param name="edits">Differences and clusters of each edit.</param>
    /// <param name="rounds">How many such reward models are tried, 1 to 1,000,000.</param>
    /// <param name="options">When it rings.</param>
    /// <param name="random">The random source: 64 uniform bits per call.</param>
    /// <exception cref="ArgumentException">An edit has no difference, one is not finite, or the options are invalid.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rounds"/> is out of range.</exception>
    public static FalseAlarmRate FalseAlarms(
        IReadOnlyList<(IReadOnlyList<double> Differences, IReadOnlyList<string> Clusters)> edits, int rounds, BiasAlarmOptions options, Func<ulong> random)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, 1_000_000);
        int rings = 0;
        for (int round = 0; round < rounds; round++)
        {
            rings += edits.Any(edit => Rings(Price(Flip(edit.Differences, edit.Clusters, options.SmallestPrice, random), edit.Clusters, options), options)) ? 1 : 0;
        }

        return new FalseAlarmRate(rings, rounds, ProportionInterval.ClopperPearson(rings, rounds));
    }

    private static double[] Flip(IReadOnlyList<double> differences, IReadOnlyList<string> clusters, double price, Func<ulong> random)
    {
        double mean = Observations.Mean(differences);
        ClusterIndex index = ClusterIndex.Of(clusters, differences.Count);
        double[] signs = [.. Enumerable.Range(0, index.Count).Select(_ => (random() & 1) == 0 ? 1.0 : -1.0)];
        return [.. differences.Select((difference, i) => price + (signs[index.ClusterOf[i]] * (difference - mean)))];
    }
}
