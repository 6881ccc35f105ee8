using Plumbline.Evaluation.Metrics;
using Plumbline.Statistics;

namespace Plumbline.Evaluation.Comparisons;

/// <summary>What pairs of scores tell: the difference, McNemar's test where it holds, and how far missing scores could move it.</summary>
internal static class PairedRows
{
    public static PairedDifference? Difference(IReadOnlyList<RowPair> pairs, double level)
    {
        Pair[] scored = [.. pairs.Where(pair => pair.IsScored).Select(pair => new Pair(pair.Cluster, pair.After, pair.Before))];
        if (scored.Length == 0)
        {
            return null;
        }

        PairedDifference difference = PairedDifference.OfProportions(scored, level);
        return difference.Interval.IsBounded ? difference : difference with { Interval = new Interval(-1, 1, level) };
    }

    // A is the run after, as in the difference. Verdicts that share a cluster are not independent: no test then.
    public static McNemarTest? Test(IReadOnlyList<RowPair> pairs)
    {
        RowPair[] scored = [.. pairs.Where(pair => pair.IsScored)];
        bool independent = scored.DistinctBy(pair => pair.Cluster, StringComparer.Ordinal).Count() == scored.Length;
        return scored.Length > 0 && independent && scored.All(pair => pair.Before is 0 or 1 && pair.After is 0 or 1)
            ? McNemarTest.Of([.. scored.Select(pair => pair.After == 1)], [.. scored.Select(pair => pair.Before == 1)])
            : null;
    }

    public static MissingSamples Missing(IReadOnlyList<RowPair> pairs) =>
        new(pairs.Count(pair => !pair.IsScored && pair.Failed), pairs.Count(pair => !pair.IsScored && !pair.Failed));

    public static Interval? WithMissing(IReadOnlyList<RowPair> pairs, double level)
    {
        if (pairs.All(pair => pair.IsScored))
        {
            return null;
        }

        Interval interval = BoundedDifference.Of([.. pairs.Select(pair => new PairOrNot(Side(pair, pair.After), Side(pair, pair.Before)))], level).Interval;
        return interval.IsBounded ? interval : new Interval(-1, 1, level);
    }

    private static ScoredOrNot Side(RowPair pair, double value) => double.IsNaN(value)
        ? ScoredOrNot.Missing(pair.Cluster, pair.Failed ? "failed" : "unscored")
        : ScoredOrNot.Scored(pair.Cluster, value);
}
