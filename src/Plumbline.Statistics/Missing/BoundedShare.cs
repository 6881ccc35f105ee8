namespace Plumbline.Statistics;

/// <summary>
/// A rate some of whose samples could not be scored, bounded from both sides: as if all of those had scored 0, and as if all had scored 1. Nothing is assumed of why
/// they are missing; a model whose worst replies also break the judge is not flattered.
/// </summary>
/// <param name="Lowest">The rate if every missing score were 0.</param>
/// <param name="Highest">The rate if every missing score were 1.</param>
/// <param name="OfScored">The rate of the scored samples alone; NaN where there is none. The truth only if scores go missing by mere chance.</param>
/// <param name="Interval">The confidence interval, which covers everything from the true lowest to the true highest rate.</param>
/// <param name="Count">How many samples, scored or not.</param>
/// <param name="Missing">How many of them have no score.</param>
/// <param name="Clusters">How many independent clusters they form.</param>
/// <param name="Reasons">Why scores are missing, the most frequent reason first.</param>
public sealed record BoundedShare(
    double Lowest, double Highest, double OfScored, Interval Interval, int Count, int Missing, int Clusters, IReadOnlyList<MissingReason> Reasons)
{
    /// <summary>Bounds the rate.</summary>
    /// <remarks>The bounds of Manski 1989, "Anatomy of the selection problem". The interval runs from the lower end of the lowest rate's <see cref="ClusteredShare"/>
    /// interval to the upper end of the highest rate's: Horowitz and Manski 2000, "Nonparametric analysis of randomized experiments with missing covariate and
    /// outcome data", section 2. Imbens and Manski 2004 give a narrower one that covers the rate but not the whole range; a gate must reckon with the range.</remarks>
    /// <param name="samples">Every sample that was asked, scored or not.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ArgumentException">There is no sample, or one has no cluster.</exception>
    public static BoundedShare Of(IReadOnlyList<ScoredOrNot> samples, double level = Interval.DefaultLevel)
    {
        ArgumentNullException.ThrowIfNull(samples);
        string[] clusters = [.. samples.Select(sample => sample.Cluster)];
        ClusteredShare lowest = ClusteredShare.Of([.. samples.Select(sample => sample.Score ?? 0)], clusters, level);
        ClusteredShare highest = ClusteredShare.Of([.. samples.Select(sample => sample.Score ?? 1)], clusters, level);
        int missing = samples.Count(sample => sample.Score is null);
        return new BoundedShare(
            lowest.Share,
            highest.Share,
            samples.Sum(sample => sample.Score ?? 0) / (samples.Count - missing),
            new Interval(lowest.Interval.Lower, highest.Interval.Upper, level),
            samples.Count,
            missing,
            lowest.Clusters,
            MissingReason.Tally(samples.Where(sample => sample.Reason is not null).Select(sample => sample.Reason!)));
    }
}
