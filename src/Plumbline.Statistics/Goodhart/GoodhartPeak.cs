namespace Plumbline.Statistics;

/// <summary>The empirically best checkpoint along a path: where to stop if gold could be seen.</summary>
/// <remarks>Chosen as the best of many, so <paramref name="Gold"/> flatters: measure the chosen checkpoint again on other requests before it is reported.</remarks>
/// <param name="Index">Which checkpoint, 0-based.</param>
/// <param name="Gold">Its own gold utility, not smoothed.</param>
/// <param name="Interval">The interval of <paramref name="Gold"/>.</param>
/// <param name="Smoothed">The moving average that was the highest.</param>
/// <param name="HasFallenSince">True where the interval of the last checkpoint lies wholly below that of this one. Strict: a paired difference of the two decides sooner.</param>
public sealed record GoodhartPeak(int Index, double Gold, Interval Interval, double Smoothed, bool HasFallenSince)
{
    /// <summary>
    /// The checkpoint with the highest moving average of three: itself and its neighbours, of which the first and the last have only one.
    /// Of equal ones the earliest: the same gold for less drift.
    /// </summary>
    /// <param name="gold">The gold utility of each checkpoint in the order of the path, <c>[checkpoint]</c>.</param>
    /// <param name="intervals">Their intervals, <c>[checkpoint]</c>.</param>
    /// <exception cref="ArgumentException">There is no checkpoint, a gold utility is not finite, or there are not as many intervals.</exception>
    public static GoodhartPeak Find(IReadOnlyList<double> gold, IReadOnlyList<Interval> intervals)
    {
        ArgumentNullException.ThrowIfNull(intervals);
        Observations.Mean(gold);
        if (intervals.Count != gold.Count)
        {
            throw new ArgumentException($"{intervals.Count} intervals for {gold.Count} checkpoints", nameof(intervals));
        }

        int best = 0;
        double highest = Smooth(gold, 0);
        for (int i = 1; i < gold.Count; i++)
        {
            double smoothed = Smooth(gold, i);

            // Sums of the same numbers in another order differ by rounding, which is no lead.
            if (smoothed > highest + (1e-12 * Math.Abs(highest)))
            {
                (best, highest) = (i, smoothed);
            }
        }

        return new GoodhartPeak(best, gold[best], intervals[best], highest, intervals[^1].Upper < intervals[best].Lower);
    }

    private static double Smooth(IReadOnlyList<double> gold, int index)
    {
        int from = Math.Max(0, index - 1);
        int to = Math.Min(gold.Count - 1, index + 1);
        double sum = 0;
        for (int i = from; i <= to; i++)
        {
            sum += gold[i];
        }

        return sum / (to - from + 1);
    }
}
