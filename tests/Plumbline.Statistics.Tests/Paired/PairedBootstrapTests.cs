namespace Plumbline.Statistics.Tests;

public class PairedBootstrapTests
{
    private static readonly BootstrapOptions Options = new() { Resamples = 4000 };

    [Fact]
    public void OfMeans_ManyClusters_AgreesWithTheClusteredError()
    {
        SplitMix random = new(41);
        Pair[] pairs = [.. Enumerable.Range(0, 300).Select(i => Shared(random, $"{i / 3}"))];

        BootstrapDifference difference = PairedBootstrap.OfMeans(pairs, Options, random.Next);
        PairedDifference expected = PairedDifference.OfMeans(pairs);

        difference.Difference.ShouldBe(expected.Difference, 1e-12);
        (difference.A, difference.B).ShouldBe((expected.MeanA, expected.MeanB));
        (difference.Count, difference.Clusters).ShouldBe((300, 100));
        (difference.Interval.Width / expected.Interval.Width).ShouldBeInRange(0.9, 1.06);
    }

    [Fact]
    public void OfMeans_SameSeed_GivesTheSameBits()
    {
        Pair[] pairs = [.. Enumerable.Range(0, 30).Select(i => new Pair($"{i}", Math.Sin(i), Math.Cos(i)))];

        PairedBootstrap.OfMeans(pairs, Options, new SplitMix(1).Next).ShouldBe(PairedBootstrap.OfMeans(pairs, Options, new SplitMix(1).Next));
    }

    [Fact]
    public void Of_Median_KeepsPairsTogether()
    {
        // A is B plus one wherever one looks: whatever is drawn, the medians differ by exactly 1. Clusters of different sizes.
        Pair[] pairs = [.. Enumerable.Range(0, 50).Select(i => new Pair($"{(int)Math.Sqrt(i)}", (i * 37 % 50) + 1, i * 37 % 50))];

        BootstrapDifference difference = PairedBootstrap.Of(pairs, Median, Options, new SplitMix(2).Next);

        difference.Difference.ShouldBe(1);
        (difference.Interval.Lower, difference.Interval.Upper).ShouldBe((1, 1));
    }

    [Fact]
    public void OfProportions_NothingDiffers_IsTheExactBound()
    {
        Pair[] pairs = [.. Enumerable.Range(0, 30).Select(i => new Pair($"{i}", 1, 1))];

        PairedBootstrap.OfProportions(pairs, Options, new SplitMix(3).Next).Interval.ShouldBe(PairedDifference.OfProportions(pairs).Interval);
    }

    [Fact]
    public void Of_BadArguments_Throw()
    {
        Should.Throw<ArgumentException>(() => PairedBootstrap.OfMeans([], Options, new SplitMix(4).Next));
        Should.Throw<ArgumentException>(() => PairedBootstrap.OfMeans([new("a", double.NaN, 0)], Options, new SplitMix(4).Next));
        PairedBootstrap.OfMeans([new("a", 1, 0)], Options, new SplitMix(4).Next).Interval.IsBounded.ShouldBeFalse();
    }

    private static double Median(ReadOnlySpan<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    private static Pair Shared(SplitMix random, string cluster)
    {
        double shared = 5 * random.Normal();
        return new(cluster, shared + 0.3 + random.Normal(), shared + random.Normal());
    }
}
