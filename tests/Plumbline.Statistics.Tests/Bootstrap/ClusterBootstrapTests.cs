namespace Plumbline.Statistics.Tests;

public class ClusterBootstrapTests
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i * 12.9898) + (i / 3 % 5))];
    private static readonly string[] Clusters = [.. Enumerable.Range(0, 60).Select(i => $"p{i / 3}")];

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.BiasCorrectedAccelerated)]
    public void Mean_SameSeed_GivesTheSameBits(BootstrapMethod method)
    {
        BootstrapOptions options = new() { Method = method };

        Interval first = ClusterBootstrap.Mean(Values, Clusters, options, new SplitMix(1).Next);

        ClusterBootstrap.Mean(Values, Clusters, options, new SplitMix(1).Next).ShouldBe(first);
        ClusterBootstrap.Mean(Values, Clusters, options, new SplitMix(2).Next).ShouldNotBe(first);
    }

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.BiasCorrectedAccelerated)]
    public void Mean_ManyClusters_AgreesWithTheClusteredError(BootstrapMethod method)
    {
        MeanEstimate expected = MeanEstimate.OfClusters(Values, Clusters);

        Interval interval = ClusterBootstrap.Mean(Values, Clusters, new() { Method = method, Resamples = 20_000 }, new SplitMix(3).Next);

        // Twenty clusters: the bootstrap knows no t correction, and so may be some 8 % narrower.
        (interval.Width / expected.Interval.Width).ShouldBeInRange(0.85, 1.02);
        interval.Contains(expected.Mean).ShouldBeTrue();
    }

    [Fact]
    public void Estimate_TwoClusters_TakesOnlyWholeClusters()
    {
        HashSet<int> sums = [];

        ClusterBootstrap.Estimate(
            ["a", "a", "b"],
            observations =>
            {
                sums.Add(observations.ToArray().Sum(i => 1 << (4 * i)));
                return observations.Length;
            },
            new() { Method = BootstrapMethod.Percentile },
            new SplitMix(4).Next);

        // Observations 0 and 1 count 0x11 together, observation 2 counts 0x100: aa, ab, bb and nothing else.
        sums.Order().ShouldBe([0x22, 0x111, 0x200]);
    }

    [Fact]
    public void Percentile_KnownValues_MatchesNumPy()
    {
        double[] sorted = [1, 1, 2, 3, 4, 5, 6, 9];

        ClusterBootstrap.Percentile(sorted, 0.025).ShouldBe(1, 1e-15);
        ClusterBootstrap.Percentile(sorted, 0.5).ShouldBe(3.5, 1e-15);
        ClusterBootstrap.Percentile(sorted, 0.975).ShouldBe(8.475, 1e-14);
        ClusterBootstrap.Percentile(sorted, 1).ShouldBe(9);
    }

    [Fact]
    public void Correction_Shift_FollowsTheFormula()
    {
        // Phi(z0 + (z0 + z) / (1 - a (z0 + z))) at z0 = 0.146 and a = 0.061, to 16 digits with mpmath.
        BootstrapCorrection correction = new(0.146, 0.061);

        correction.Shift(0.05).ShouldBe(0.1098561825558234, 1e-12);
        correction.Shift(0.95).ShouldBe(0.9844770130840627, 1e-12);
        new BootstrapCorrection(0, 0).Shift(0.025).ShouldBe(0.025, 1e-12);
    }

    [Fact]
    public void Correction_SkewedLeaveOneOut_IsASixthOfTheSkewness()
    {
        // Deviations from the mean 1: 1, 1, -2. Cubes sum to -6, squares to 6.
        BootstrapCorrection.Of([0, 2], 1, [0, 0, 3]).Acceleration.ShouldBe(-6 / (6 * Math.Pow(6, 1.5)), 1e-15);
        BootstrapCorrection.Of([0, 2], 1, [0, 0, 3]).Bias.ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Draw_ManyTimes_IsUniform()
    {
        SplitMix random = new(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[Resampler.Draw(random.Next, 7)]++;
        }

        // Chi-squared with 6 degrees of freedom exceeds 27.86 with probability 1e-4; the seed is fixed.
        counts.Sum(count => Math.Pow(count - 10_000, 2) / 10_000).ShouldBeLessThan(27.86);
    }

    [Fact]
    public void Estimate_OneCluster_IsUnbounded() =>
        ClusterBootstrap.Mean([1, 2], ["a", "a"], new(), new SplitMix(6).Next).IsBounded.ShouldBeFalse();

    [Fact]
    public void Estimate_StatisticNotFinite_Throws() =>
        Should.Throw<InvalidOperationException>(() => ClusterBootstrap.Estimate(["a", "b"], _ => double.NaN, new(), new SplitMix(7).Next));

    [Fact]
    public void Validate_EverythingWrong_NamesAll() =>
        new BootstrapOptions { Resamples = 5, Level = 2, Method = (BootstrapMethod)9 }.Validate().Count.ShouldBe(3);

    [Fact]
    public void Estimate_TwoAlikeClusters_ReadsTheExtremes()
    {
        // Two clusters: the expanded percentile is so far out that its normal quantile is infinite, and without skewness the acceleration is 0.
        Interval interval = ClusterBootstrap.Mean([1, 0, 1, 0], ["a", "a", "b", "b"], new BootstrapOptions(), new SplitMix(5).Next);

        interval.ShouldBe(new Interval(0.5, 0.5));
    }
}
