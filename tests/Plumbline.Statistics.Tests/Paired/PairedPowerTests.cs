namespace Plumbline.Statistics.Tests;

public class PairedPowerTests
{
    [Fact]
    public void ClustersNeeded_HalfAStandardDeviation_IsTheTextbookNumber() => PairedPower.ClustersNeeded(0.5, 1).ShouldBe(32);

    [Fact]
    public void MinimumDetectableDifference_OfTheNumberNeeded_IsNoLargerThanTheDifference()
    {
        long clusters = PairedPower.ClustersNeeded(0.1, 0.7, 0.99, 0.9);

        PairedPower.MinimumDetectableDifference(clusters, 0.7, 0.99, 0.9).ShouldBeLessThanOrEqualTo(0.1);
        PairedPower.MinimumDetectableDifference(clusters - 1, 0.7, 0.99, 0.9).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void ClustersNeeded_SimulatedStudies_FindTheDifferenceAsOftenAsSaid()
    {
        SplitMix random = new(11);
        int clusters = (int)PairedPower.ClustersNeeded(0.25, 1);
        string[] names = [.. Enumerable.Range(0, clusters).Select(i => $"{i}")];

        int found = Enumerable.Range(0, 2000).Count(_ => !PairedDifference.OfMeans([.. names.Select(n => new Pair(n, 0.25 + random.Normal(), 0))]).Interval.Contains(0));

        // 0.8 with a standard deviation of 0.009 over 2000 studies; 0.76 to 0.84 is exceeded by chance with probability below 1e-5.
        (found / 2000.0).ShouldBeInRange(0.76, 0.84);
    }

    [Fact]
    public void ClustersNeeded_NoDifference_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => PairedPower.ClustersNeeded(0, 1));
}
