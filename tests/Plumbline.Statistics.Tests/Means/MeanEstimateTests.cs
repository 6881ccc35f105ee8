namespace Plumbline.Statistics.Tests;

public class MeanEstimateTests
{
    private static readonly double[] Values = [1, 0, 1, 1, 0, 0.5, 1, 0, 1, 1];
    private static readonly string[] Clusters = ["a", "a", "b", "b", "b", "c", "c", "d", "e", "e"];

    [Fact]
    public void Of_KnownValues_MatchesNumPy()
    {
        MeanEstimate estimate = MeanEstimate.Of(Values);

        // numpy: x.mean(), x.std(ddof=1) / sqrt(10); reach t(9) = 2.262157162854099.
        estimate.Mean.ShouldBe(0.65, 1e-15);
        estimate.StandardError.ShouldBe(0.15, 1e-15);
        estimate.Interval.Upper.ShouldBe(0.65 + (2.262157162854099 * 0.15), 1e-10);
        estimate.Clusters.ShouldBe(10);
    }

    [Fact]
    public void OfClusters_KnownValues_MatchesNumPy()
    {
        MeanEstimate estimate = MeanEstimate.OfClusters(Values, Clusters);

        estimate.StandardError.ShouldBe(0.1142912945066246, 1e-15);
        estimate.Clusters.ShouldBe(5);
        estimate.Count.ShouldBe(10);
    }

    [Fact]
    public void OfClusters_EachItsOwn_IsThePlainError() =>
        MeanEstimate.OfClusters(Values, [.. Enumerable.Range(0, 10).Select(i => $"{i}")]).StandardError.ShouldBe(MeanEstimate.Of(Values).StandardError, 1e-15);

    [Fact]
    public void OfClusters_OneCluster_IsUnbounded()
    {
        MeanEstimate estimate = MeanEstimate.OfClusters([1, 2, 3], ["a", "a", "a"]);

        estimate.StandardError.ShouldBe(double.PositiveInfinity);
        estimate.Interval.IsBounded.ShouldBeFalse();
    }

    [Fact]
    public void Of_OneValue_IsUnbounded() => MeanEstimate.Of([3]).Interval.IsBounded.ShouldBeFalse();

    [Fact]
    public void Of_UnscoredSample_NamesIt() =>
        Should.Throw<ArgumentException>(() => MeanEstimate.Of([1, double.NaN])).Message.ShouldContain("observation 1 is NaN");

    [Fact]
    public void OfClusters_MissingCluster_NamesIt() =>
        Should.Throw<ArgumentException>(() => MeanEstimate.OfClusters([1, 2], ["a", ""])).Message.ShouldContain("observation 1 has no cluster");

    [Fact]
    public void OfClusters_TooFewNames_Throws() => Should.Throw<ArgumentException>(() => MeanEstimate.OfClusters([1, 2], ["a"]));

    [Fact]
    public void Of_Nothing_Throws() => Should.Throw<ArgumentException>(() => MeanEstimate.Of([]));

    [Fact]
    public void OfStrata_OneStratum_IsTheClusteredMean()
    {
        double[] values = [1, 2, 4, 8, 3, 5];
        string[] clusters = ["a", "a", "b", "b", "c", "c"];

        MeanEstimate.OfStrata(values, clusters, [.. values.Select(_ => "all")]).ShouldBe(MeanEstimate.OfClusters(values, clusters));
    }

    [Fact]
    public void OfStrata_ByHand_LeavesOutWhatStrataDifferBy()
    {
        // Deviations from the strata's means (2 and 20): ±1 and ±2, each a cluster of its own: √(4/3 · (1 + 1 + 4 + 4)) / 4 · √(3/2), with 4 − 2 degrees of freedom.
        MeanEstimate estimate = MeanEstimate.OfStrata([1, 3, 18, 22], ["a", "b", "c", "d"], ["x", "x", "y", "y"]);

        estimate.Mean.ShouldBe(11);
        estimate.StandardError.ShouldBe(Math.Sqrt(20) / 4, 1e-12);
        estimate.Interval.Upper.ShouldBe(11 + (4.302652729911275 * estimate.StandardError), 1e-9);
    }

    [Fact]
    public void OfStrata_AsManyStrataAsClusters_IsUnbounded() =>
        MeanEstimate.OfStrata([1, 2], ["a", "b"], ["x", "y"]).StandardError.ShouldBe(double.PositiveInfinity);
}
