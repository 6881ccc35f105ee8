namespace Plumbline.Statistics.Tests;

public class BoundedShareTests
{
    [Fact]
    public void Of_SomeMissing_BoundsFromBothSides()
    {
        // 10 prompts, 4 replies each: 8 hits, 24 misses, 8 without score.
        ScoredOrNot[] samples =
        [
            .. Enumerable.Range(0, 40).Select(i => (i % 5) switch
            {
                0 => ScoredOrNot.Scored($"{i / 4}", 1),
                1 => ScoredOrNot.Missing($"{i / 4}", i < 20 ? "judge unreadable" : i < 30 ? "timed out" : "b"),
                _ => ScoredOrNot.Scored($"{i / 4}", 0),
            }),
        ];

        BoundedShare share = BoundedShare.Of(samples);

        share.Lowest.ShouldBe(0.2, 1e-12);
        share.Highest.ShouldBe(0.4, 1e-12);
        share.OfScored.ShouldBe(0.25, 1e-12);
        (share.Count, share.Missing, share.Clusters).ShouldBe((40, 8, 10));
        share.Reasons.ShouldBe([new("judge unreadable", 4), new("b", 2), new("timed out", 2)]);
        string[] clusters = [.. samples.Select(s => s.Cluster)];
        share.Interval.Lower.ShouldBe(ClusteredShare.Of([.. samples.Select(s => s.Score ?? 0)], clusters).Interval.Lower);
        share.Interval.Upper.ShouldBe(ClusteredShare.Of([.. samples.Select(s => s.Score ?? 1)], clusters).Interval.Upper);
    }

    [Fact]
    public void Of_NoneMissing_IsTheClusteredShare()
    {
        BoundedShare share = BoundedShare.Of([ScoredOrNot.Scored("a", 1), ScoredOrNot.Scored("b", 0), ScoredOrNot.Scored("c", 0.5)]);

        share.Interval.ShouldBe(ClusteredShare.Of([1, 0, 0.5], ["a", "b", "c"]).Interval);
        share.Lowest.ShouldBe(share.Highest);
        share.Reasons.ShouldBeEmpty();
    }

    [Fact]
    public void Of_AllMissing_SaysNothing()
    {
        BoundedShare share = BoundedShare.Of([.. Enumerable.Range(0, 50).Select(i => ScoredOrNot.Missing($"{i}", "server gone"))]);

        (share.Lowest, share.Highest).ShouldBe((0, 1));
        share.Interval.ShouldBe(new Interval(0, 1));
        share.OfScored.ShouldBe(double.NaN);
    }

    [Fact]
    public void Of_BadSamples_Throw()
    {
        Should.Throw<ArgumentException>(() => BoundedShare.Of([]));
        Should.Throw<ArgumentException>(() => BoundedShare.Of([default]));
        Should.Throw<ArgumentException>(() => ScoredOrNot.Missing("a", " "));
        Should.Throw<ArgumentOutOfRangeException>(() => ScoredOrNot.Scored("a", 1.5));
    }

    [Fact]
    public void BoundedDifference_SomeMissing_TakesTheWorstOfBothSides()
    {
        List<PairOrNot> pairs = [];
        for (int i = 0; i < 20; i++)
        {
            string cluster = $"{i}";
            pairs.Add(new(
                i == 0 ? ScoredOrNot.Missing(cluster, "refused to judge") : ScoredOrNot.Scored(cluster, i % 2),
                i is 1 or 2 ? ScoredOrNot.Missing(cluster, "timed out") : ScoredOrNot.Scored(cluster, 0)));
        }

        BoundedDifference difference = BoundedDifference.Of(pairs);

        // A: 10 hits of 20, one missing; B: none, two missing.
        difference.Lowest.ShouldBe((10 - 2) / 20.0, 1e-12);
        difference.Highest.ShouldBe((10 + 1) / 20.0, 1e-12);
        difference.OfComplete.ShouldBe(9 / 17.0, 1e-12);
        (difference.Count, difference.Incomplete, difference.Clusters).ShouldBe((20, 3, 20));
        difference.ReasonsA.ShouldBe([new("refused to judge", 1)]);
        difference.ReasonsB.ShouldBe([new("timed out", 2)]);
        difference.Interval.Lower.ShouldBeLessThan(difference.Lowest);
        difference.Interval.Upper.ShouldBeGreaterThan(difference.Highest);
    }

    [Fact]
    public void BoundedDifference_TwoClustersInAPair_Throws() =>
        Should.Throw<ArgumentException>(() => BoundedDifference.Of([new(ScoredOrNot.Scored("a", 1), ScoredOrNot.Scored("b", 1))])).Message.ShouldContain("'b'");
}
