namespace Plumbline.Statistics.Tests;

/// <summary>
/// Studies with a known answer, repeated 2000 times: a 95 % interval must hold the truth 93 % to 97 % of the time. For an interval that covers exactly 95 %
/// the standard deviation of the count is 0.49 %, so that chance leaves the band with probability below 1e-4. The seeds are fixed.
/// </summary>
public class CoverageTests
{
    private const int Repetitions = 2000;

    [Theory]
    [InlineData(0.5, 30)]
    [InlineData(0.2, 60)]
    public void ClusteredShare_PromptsOfUnlikeDifficulty_Covers(double rate, int prompts) => Coverage(21, random =>
    {
        (double[] values, string[] clusters) = Replies(random, rate, prompts);
        return ClusteredShare.Of(values, clusters).Interval.Contains(rate);
    }).ShouldBeInRange(0.93, 0.97);

    [Fact]
    public void WilsonIgnoringClusters_SameStudies_FallsShort() => Coverage(21, random =>
    {
        (double[] values, _) = Replies(random, 0.5, 30);
        return ProportionInterval.Wilson((long)values.Sum(), values.Length).Contains(0.5);
    }).ShouldBeLessThan(0.9, "else these studies could not show that clusters matter");

    [Fact]
    public void Wilson_IndependentTrials_Covers() => Coverage(22, random =>
    {
        int hits = Enumerable.Range(0, 150).Count(_ => random.Uniform() < 0.3);
        return ProportionInterval.Wilson(hits, 150).Contains(0.3);
    }).ShouldBeInRange(0.93, 0.97);

    [Fact]
    public void Mean_FewNormalValues_Covers() => Coverage(23, random =>
        MeanEstimate.Of([.. Enumerable.Range(0, 8).Select(_ => 3 + random.Normal())]).Interval.Contains(3)).ShouldBeInRange(0.93, 0.97);

    [Fact]
    public void PairedMeans_Clusters_Covers() => Coverage(24, random => PairedDifference.OfMeans(PairedReplies(random, 20)).Interval.Contains(0.25))
        .ShouldBeInRange(0.93, 0.97);

    [Fact]
    public void MeanOfStrata_UnlikeFamiliesInFixedShares_CoversWhereClustersAloneAreTooWide()
    {
        // Three families far apart, eight clusters each; every study holds as much of each.
        static (double[] Values, string[] Clusters, string[] Strata) Study(SplitMix random)
        {
            List<(double, string, string)> rows = [];
            foreach (int family in new[] { 0, 1, 2 })
            {
                for (int cluster = 0; cluster < 8; cluster++)
                {
                    double shared = random.Normal();
                    rows.AddRange(Enumerable.Range(0, 4).Select(_ => ((10.0 * family) + shared + random.Normal(), $"{family}/{cluster}", $"{family}")));
                }
            }

            return ([.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)], [.. rows.Select(row => row.Item3)]);
        }

        Coverage(26, random =>
        {
            (double[] values, string[] clusters, string[] strata) = Study(random);
            return MeanEstimate.OfStrata(values, clusters, strata).Interval.Contains(10);
        }).ShouldBeInRange(0.93, 0.97);
        Coverage(26, random =>
        {
            (double[] values, string[] clusters, _) = Study(random);
            return MeanEstimate.OfClusters(values, clusters).Interval.Contains(10);
        }).ShouldBeGreaterThan(0.995, "else strata would gain nothing");
    }

    [Fact]
    public void PairedProportions_Clusters_Covers() => Coverage(25, random =>
    {
        List<Pair> pairs = [];
        for (int prompt = 0; prompt < 60; prompt++)
        {
            // Before 0.3 on average, after 0.1 more, each prompt with its own ease; the two runs share it.
            double ease = 0.6 * random.Uniform();
            for (int reply = 0; reply < 3; reply++)
            {
                pairs.Add(new($"{prompt}", random.Uniform() < ease + 0.1 ? 1 : 0, random.Uniform() < ease ? 1 : 0));
            }
        }

        return PairedDifference.OfProportions(pairs).Interval.Contains(0.1);
    }).ShouldBeInRange(0.93, 0.97);

    [Theory]
    [InlineData(BootstrapMethod.Percentile)]
    [InlineData(BootstrapMethod.BiasCorrectedAccelerated)]
    public void Bootstrap_Clusters_Covers(BootstrapMethod method) => Coverage(26, random =>
    {
        List<Pair> pairs = PairedReplies(random, 60);
        return ClusterBootstrap.Mean(
            [.. pairs.Select(p => p.A - p.B)],
            [.. pairs.Select(p => p.Cluster)],
            new() { Method = method, Resamples = 400 },
            random.Next).Contains(0.25);
    }).ShouldBeInRange(0.93, 0.97);

    private static double Coverage(ulong seed, Func<SplitMix, bool> study)
    {
        SplitMix random = new(seed);
        return Enumerable.Range(0, Repetitions).Count(_ => study(random)) / (double)Repetitions;
    }

    private static (double[] Values, string[] Clusters) Replies(SplitMix random, double rate, int prompts)
    {
        List<double> values = [];
        List<string> clusters = [];
        for (int prompt = 0; prompt < prompts; prompt++)
        {
            // Half of the prompts are easier and half harder, so that replies to one prompt are alike; the mean stays the rate.
            double own = rate + ((random.Uniform() < 0.5 ? 0.8 : -0.8) * Math.Min(rate, 1 - rate));
            for (int reply = 0; reply < 4; reply++)
            {
                values.Add(random.Uniform() < own ? 1 : 0);
                clusters.Add($"{prompt}");
            }
        }

        return ([.. values], [.. clusters]);
    }

    private static List<Pair> PairedReplies(SplitMix random, int prompts)
    {
        List<Pair> pairs = [];
        for (int prompt = 0; prompt < prompts; prompt++)
        {
            double shared = 5 * random.Normal();
            double effect = 0.25 + random.Normal();
            for (int reply = 0; reply < 3; reply++)
            {
                pairs.Add(new($"{prompt}", shared + effect + (0.5 * random.Normal()), shared + (0.5 * random.Normal())));
            }
        }

        return pairs;
    }
}
