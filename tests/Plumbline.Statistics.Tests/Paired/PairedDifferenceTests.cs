namespace Plumbline.Statistics.Tests;

public class PairedDifferenceTests
{
    private static readonly Pair[] Pairs =
    [
        new("p", 0.9, 0.5), new("p", 0.8, 0.7),
        new("q", 0.4, 0.5), new("q", 0.7, 0.2),
        new("r", 0.6, 0.6), new("r", 0.95, 0.35),
    ];

    [Fact]
    public void OfMeans_KnownPairs_MatchesTheHandComputation()
    {
        PairedDifference difference = PairedDifference.OfMeans(Pairs);

        // The clusters' sums of deviations are 0, -0.1 and 0.1: error √(3/2 · 0.02) / 6; reach t(2) = 4.30265.
        difference.MeanA.ShouldBe(0.725, 1e-15);
        difference.MeanB.ShouldBe(0.475, 1e-15);
        difference.Difference.ShouldBe(0.25, 1e-15);
        difference.StandardError.ShouldBe(Math.Sqrt(0.03) / 6, 1e-15);
        difference.Interval.Lower.ShouldBe(0.25 - (4.3026527297494639 * Math.Sqrt(0.03) / 6), 1e-12);
        (difference.Count, difference.Clusters).ShouldBe((6, 3));
    }

    [Fact]
    public void OfMeans_PromptsDifferMuch_IsNarrowerThanUnpaired()
    {
        Pair[] pairs = [.. Enumerable.Range(0, 50).Select(i => new Pair($"{i}", i + (0.1 * (i % 3)), i))];

        PairedDifference.OfMeans(pairs).Interval.Width.ShouldBeLessThan(MeanEstimate.Of([.. pairs.Select(p => p.A)]).Interval.Width / 100);
    }

    [Fact]
    public void OfProportions_NoPairDiffers_KeepsAWidth()
    {
        Pair[] pairs = [.. Enumerable.Range(0, 30).Select(i => new Pair($"{i}", 0, 0))];

        Interval interval = PairedDifference.OfProportions(pairs).Interval;

        // Nothing of 30 seen: at most 1 - 0.025^(1/30) may differ.
        interval.Upper.ShouldBe(1 - Math.Pow(0.025, 1.0 / 30), 1e-12);
        interval.Lower.ShouldBe(-interval.Upper, 1e-12);
    }

    [Fact]
    public void OfProportions_EveryPairDiffers_ReachesToOneOnly()
    {
        Pair[] pairs = [.. Enumerable.Range(0, 30).Select(i => new Pair($"{i}", 1, 0))];

        Interval interval = PairedDifference.OfProportions(pairs).Interval;

        interval.Upper.ShouldBe(1);
        interval.Lower.ShouldBe(1 - (2 * (1 - Math.Pow(0.025, 1.0 / 30))), 1e-12);
    }

    [Fact]
    public void OfProportions_FewPairs_StaysWithinOne()
    {
        Interval interval = PairedDifference.OfProportions([new("a", 1, 0), new("b", 0, 0), new("c", 1, 0)]).Interval;

        interval.Upper.ShouldBe(1);
        interval.Lower.ShouldBeGreaterThanOrEqualTo(-1);
    }

    [Fact]
    public void OfProportions_OneCluster_SaysNothing() =>
        PairedDifference.OfProportions([new("a", 1, 0), new("a", 1, 0)]).Interval.ShouldBe(new Interval(-1, 1));

    [Fact]
    public void OfProportions_NotAShare_Throws() => Should.Throw<ArgumentException>(() => PairedDifference.OfProportions([new("a", 1.5, 0), new("b", 1, 0)]));

    [Fact]
    public void OfMeans_Nothing_Throws() => Should.Throw<ArgumentException>(() => PairedDifference.OfMeans([]));
}
