namespace Plumbline.Statistics;

/// <summary>
/// Krippendorff's α for categories without order: how far several raters agree beyond chance, α = 1 − observed / expected disagreement.
/// 1 is perfect agreement, 0 what chance gives, below 0 is worse than chance; higher is better. Any number of raters, any ratings missing.
/// </summary>
/// <remarks>Source: Krippendorff 2011, "Computing Krippendorff's alpha-reliability", for nominal data with missing values.
/// A unit with a single rating can neither agree nor disagree and is left out, as there.</remarks>
/// <param name="Value">α; null where it is not defined: no unit has two ratings, or all pairable ratings are of one category, so that nothing could have disagreed.</param>
/// <param name="Interval">The bootstrap interval of α; unbounded where α is not defined or there is a single cluster.</param>
/// <param name="ObservedDisagreement">The share of pairs of ratings within a unit that differ, each unit weighted by its ratings, 0 to 1; null where no unit has two ratings.</param>
/// <param name="ExpectedDisagreement">The share of pairs of all pairable ratings, whatever their unit, that differ, 0 to 1; null as above.</param>
/// <param name="Units">How many units have at least two ratings.</param>
/// <param name="Ratings">How many ratings those units have.</param>
/// <param name="Unpaired">How many ratings were left out because they stand alone in their unit.</param>
public sealed record KrippendorffAlpha(
    double? Value,
    Interval Interval,
    double? ObservedDisagreement,
    double? ExpectedDisagreement,
    int Units,
    int Ratings,
    int Unpaired)
{
    /// <summary>Measures agreement on categories without order.</summary>
    /// <remarks>
    /// The interval resamples units (or their clusters) with replacement. A resample without variation shows no agreement beyond chance and counts as α = 0.
    /// Where no unit disagrees at all, resampling would find no spread: the lower end then lets the share of clusters that disagree be the exact upper limit of
    /// "0 of C seen", each as far as it can, with the expected disagreement as it is.
    /// </remarks>
    /// <param name="units">The ratings, <c>[unit][rating]</c>; null where a rating is missing. The order of the ratings of a unit has no meaning.</param>
    /// <param name="options">How the bootstrap is made.</param>
    /// <param name="random">The random source: 64 uniform bits per call, such as the <c>NextUInt64</c> of a named stream.</param>
    /// <param name="clusters">The name of the cluster of each unit, such as the prompt of a pair of replies. Default null: each unit stands alone.</param>
    /// <exception cref="ArgumentException">There is no unit, a unit is null or has no cluster, or the options are invalid.</exception>
    public static KrippendorffAlpha Nominal(
        IReadOnlyList<IReadOnlyList<string?>> units,
        BootstrapOptions options,
        Func<ulong> random,
        IReadOnlyList<string>? clusters = null)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(random);
        ClusterBootstrap.ThrowIfInvalid(options);
        if (units.Count == 0)
        {
            throw new ArgumentException("there are no units", nameof(units));
        }

        string[] names = clusters is null ? [.. Enumerable.Range(0, units.Count).Select(unit => $"{unit}")] : [.. clusters];
        ClusterIndex.Of(names, units.Count);
        PairableRatings ratings = PairableRatings.Of(units);
        string[] pairable = [.. ratings.Units.Select(unit => names[unit])];
        (double? observed, double? expected) = ratings.Disagreement(ratings.All);
        double? value = Alpha(observed, expected);
        return new KrippendorffAlpha(
            value,
            IntervalOf(ratings, pairable, value, expected, options, random),
            observed,
            expected,
            ratings.Units.Length,
            ratings.Count,
            ratings.Unpaired);
    }

    private static double? Alpha(double? observed, double? expected) => expected > 0 ? 1 - (observed / expected) : null;

    private static Interval IntervalOf(
        PairableRatings ratings,
        string[] clusters,
        double? value,
        double? expected,
        BootstrapOptions options,
        Func<ulong> random)
    {
        if (value is null || expected is null)
        {
            return Interval.Unbounded(options.Level);
        }

        int count = ClusterIndex.Of(clusters, clusters.Length).Count;
        if (value == 1 && count > 1)
        {
            double unseen = ProportionInterval.ClopperPearson(0, count, options.Level).Upper;
            return new Interval(1 - (unseen / expected.Value), 1, options.Level);
        }

        return ClusterBootstrap.Estimate(
            clusters,
            chosen =>
            {
                (double? observedAgain, double? expectedAgain) = ratings.Disagreement(chosen);
                return Alpha(observedAgain, expectedAgain) ?? 0;
            },
            options,
            random);
    }
}
