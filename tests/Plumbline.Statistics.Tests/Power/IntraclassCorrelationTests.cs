namespace Plumbline.Statistics.Tests;

public class IntraclassCorrelationTests
{
    /// <summary>Table 2 of Shrout and Fleiss 1979: four judges rate six targets.</summary>
    private static readonly double[] Ratings = [9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7];

    [Fact]
    public void Of_ShroutAndFleiss_IsThePublishedValue()
    {
        IntraclassCorrelation icc = IntraclassCorrelation.Of(Ratings, [.. Ratings.Select((_, i) => $"{i / 4}")]);

        // Published: 0.17, with mean squares 11.24 and 6.26; the 95 % limits −0.13 and 0.72 are those of R's psych::ICC.
        icc.Value.ShouldBe(0.1657, 5e-5);
        icc.Interval.Lower.ShouldBe(-0.133, 5e-4);
        icc.Interval.Upper.ShouldBe(0.723, 5e-4);
        (icc.Count, icc.Clusters, icc.MeanClusterSize).ShouldBe((24, 6, 4));
    }

    [Fact]
    public void Of_AllOfAClusterEqual_IsOne() => IntraclassCorrelation.Of([1, 1, 0, 0, 1, 1], ["a", "a", "b", "b", "c", "c"]).Value.ShouldBe(1, 1e-12);

    [Fact]
    public void Of_UnequalSizes_IsTheHandComputation()
    {
        // Clusters {1, 3} and {2}: n₀ = 3 − 5/3 = 4/3; MSB = 0, MSW = 2; (0 − 2) / (0 + 2/3) = −3.
        IntraclassCorrelation icc = IntraclassCorrelation.Of([1, 3, 2], ["a", "a", "b"]);

        icc.MeanClusterSize.ShouldBe(4.0 / 3, 1e-12);
        icc.Value.ShouldBe(-3, 1e-12);
        icc.ForPlanning.ShouldBe(0);
    }

    [Fact]
    public void Of_NothingToTellBy_PlansForTheWorst()
    {
        IntraclassCorrelation.Of([0, 0, 0, 0], ["a", "a", "b", "b"]).ForPlanning.ShouldBe(1);
        IntraclassCorrelation.Of([0, 1, 0], ["a", "b", "c"]).ForPlanning.ShouldBe(1);
        IntraclassCorrelation.Of([0, 1], ["a", "a"]).ForPlanning.ShouldBe(1);
    }

    [Fact]
    public void Of_SimulatedClusters_FindsTheCorrelation()
    {
        // Rates uniform on 0 to 1: correlation 1/3. Over 3000 clusters the standard error is about 0.012.
        SplitMix random = new(43);
        List<double> values = [];
        List<string> clusters = [];
        for (int cluster = 0; cluster < 3000; cluster++)
        {
            double rate = random.Uniform();
            for (int sample = 0; sample < 5; sample++)
            {
                values.Add(random.Uniform() < rate ? 1 : 0);
                clusters.Add($"{cluster}");
            }
        }

        IntraclassCorrelation.Of(values, clusters).Value.ShouldBe(1.0 / 3, 0.05);
    }
}
