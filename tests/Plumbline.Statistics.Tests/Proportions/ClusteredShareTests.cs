namespace Plumbline.Statistics.Tests;

public class ClusteredShareTests
{
    [Fact]
    public void Of_SamplesOfAClusterAgree_CountsTheClusters()
    {
        double[] values = [1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1];
        string[] clusters = ["a", "a", "a", "a", "b", "b", "b", "b", "c", "c", "c", "c"];

        ClusteredShare share = ClusteredShare.Of(values, clusters);

        // Share 2/3. By hand: the cluster deviations are 4/3, -8/3, 4/3; v = 3/2 · 96/9 / 144 = 1/9; p(1-p)/v = 2.
        share.Share.ShouldBe(2.0 / 3, 1e-15);
        share.Clusters.ShouldBe(3);
        share.EffectiveCount.ShouldBe(2, 1e-12);
        share.Interval.Width.ShouldBeGreaterThan(ProportionInterval.Wilson(2, 3).Width);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Of_NoVariation_KeepsAWidth(double value)
    {
        double[] values = [.. Enumerable.Repeat(value, 40)];
        string[] clusters = [.. Enumerable.Range(0, 40).Select(i => $"{i / 4}")];

        ClusteredShare share = ClusteredShare.Of(values, clusters);

        share.EffectiveCount.ShouldBe(10);
        share.Interval.Width.ShouldBeGreaterThan(ProportionInterval.Wilson(0, 10).Width);
        share.Interval.Contains(value).ShouldBeTrue();
    }

    [Fact]
    public void Of_OneCluster_SaysNothing() =>
        ClusteredShare.Of([1, 0, 1], ["a", "a", "a"]).Interval.ShouldBe(new Interval(0, 1));

    [Fact]
    public void Of_ValueAboveOne_Throws() => Should.Throw<ArgumentException>(() => ClusteredShare.Of([1, 2], ["a", "b"]));
}
