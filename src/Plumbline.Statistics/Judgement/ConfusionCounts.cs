namespace Plumbline.Statistics;

/// <summary>How often a rater's verdict and the true label meet.</summary>
/// <param name="TruePositives">Both say yes.</param>
/// <param name="FalsePositives">Only the rater says yes.</param>
/// <param name="FalseNegatives">Only the label says yes.</param>
/// <param name="TrueNegatives">Both say no.</param>
public readonly record struct ConfusionCounts(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    /// <summary>Items whose label is yes.</summary>
    public long Positives => TruePositives + FalseNegatives;

    /// <summary>Items whose label is no.</summary>
    public long Negatives => FalsePositives + TrueNegatives;

    /// <summary>All items.</summary>
    public long Total => Positives + Negatives;

    /// <summary>Counts items.</summary>
    public static ConfusionCounts Of(IReadOnlyList<RatedItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new ConfusionCounts(
            items.Count(item => item is { Label: true, Verdict: true }),
            items.Count(item => item is { Label: false, Verdict: true }),
            items.Count(item => item is { Label: true, Verdict: false }),
            items.Count(item => item is { Label: false, Verdict: false }));
    }
}
