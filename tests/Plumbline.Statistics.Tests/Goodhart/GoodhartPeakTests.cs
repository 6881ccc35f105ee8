namespace Plumbline.Statistics.Tests;

public class GoodhartPeakTests
{
    [Fact]
    public void Find_RiseAndFall_TakesTheTop()
    {
        GoodhartPeak peak = Find([0, 1, 2, 3, 2, 1, 0]);

        (peak.Index, peak.Gold, peak.HasFallenSince).ShouldBe((3, 3, true));
        peak.Smoothed.ShouldBe(7.0 / 3, 1e-15);
        peak.Interval.ShouldBe(new Interval(2.5, 3.5));
    }

    [Fact]
    public void Find_LoneSpike_IsNotFollowed() => Find([0, 4, 0, 2, 3, 3, 3, 2]).Index.ShouldBe(5);

    [Theory]
    [InlineData(new double[] { 1, 1, 1, 1 }, 0)]
    [InlineData(new double[] { 0, 0.3, 0.1, 0.2, 0.1, 0.3, 0 }, 2)]
    [InlineData(new double[] { 0.1, 0.2, 0.7, 0.7, 0.2, 0.1 }, 2)]
    public void Find_Ties_TakesTheEarliest(double[] gold, int expected) => Find(gold).Index.ShouldBe(expected);

    [Fact]
    public void Find_TieButForRounding_TakesTheEarliest()
    {
        // 0.3 + 0.2 + 0.1 is a little less than 0.1 + 0.2 + 0.3 in binary.
        (0.3 + 0.2 + 0.1).ShouldBeLessThan(0.1 + 0.2 + 0.3);
        Find([-1, 0.3, 0.2, 0.1, -1, 0.1, 0.2, 0.3, -1]).Index.ShouldBe(2);
    }

    [Fact]
    public void Find_StillRising_TakesTheLast()
    {
        GoodhartPeak peak = Find([0, 1, 2, 3]);

        (peak.Index, peak.HasFallenSince).ShouldBe((3, false));
    }

    [Fact]
    public void Find_OneCheckpoint_IsIt() => Find([2]).Index.ShouldBe(0);

    [Fact]
    public void Find_FallWithinTheIntervals_IsNotClaimed() => Find([0, 1, 1.2, 1, 0.9]).HasFallenSince.ShouldBeFalse();

    [Fact]
    public void Find_BadInput_Throws()
    {
        Should.Throw<ArgumentException>(() => Find([]));
        Should.Throw<ArgumentException>(() => Find([1, double.NaN]));
        Should.Throw<ArgumentException>(() => GoodhartPeak.Find([1, 2], [new Interval(0, 1)])).Message.ShouldContain("1 intervals for 2");
    }

    private static GoodhartPeak Find(double[] gold) =>
        GoodhartPeak.Find(gold, [.. gold.Select(value => double.IsNaN(value) ? new Interval(0, 1) : new Interval(value - 0.5, value + 0.5))]);
}
