using System.Globalization;
using System.Text;
using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>How often stated 95 % intervals hold the truth, by rate and within-cluster correlation: 60 prompts, 5 replies each.</summary>
internal sealed class IntervalCoverage(int repetitions, ulong seed)
{
    private const int Prompts = 60;
    private const int Replies = 5;

    private static readonly double[] Means = [0.05, 0.2, 0.5];
    private static readonly double[] Correlations = [0, 0.1, 0.3, 0.5];

    public void OfRates(StringBuilder text)
    {
        text.AppendLine("| rate | correlation | Wilson, clusters ignored | bootstrap, clusters ignored | clustered mean (t) | `ClusteredShare` | cluster bootstrap, percentile | cluster bootstrap, BCa |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (double mean in Means)
        {
            foreach (double correlation in Correlations)
            {
                RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"rate {mean} {correlation}"));
                Tally[] tallies = [.. Enumerable.Range(0, 6).Select(_ => new Tally())];
                for (int study = 0; study < repetitions; study++)
                {
                    (double[] values, string[] clusters) = SimulatedReplies.Yes(random, mean, correlation, Prompts, Replies);
                    string[] alone = [.. values.Select((_, i) => $"{i}")];
                    bool resampled = study % 4 == 0;
                    BootstrapOptions percentile = new() { Resamples = 400, Method = BootstrapMethod.Percentile };
                    BootstrapOptions corrected = percentile with { Method = BootstrapMethod.BiasCorrectedAccelerated };
                    Interval[] intervals =
                    [
                        ProportionInterval.Wilson((long)values.Sum(), values.Length),
                        resampled ? ClusterBootstrap.Mean(values, alone, percentile, random.NextUInt64) : Interval.Unbounded(),
                        MeanEstimate.OfClusters(values, clusters).Interval,
                        ClusteredShare.Of(values, clusters).Interval,
                        resampled ? ClusterBootstrap.Mean(values, clusters, percentile, random.NextUInt64) : Interval.Unbounded(),
                        resampled ? ClusterBootstrap.Mean(values, clusters, corrected, random.NextUInt64) : Interval.Unbounded(),
                    ];
                    for (int i = 0; i < intervals.Length; i++)
                    {
                        if (intervals[i].IsBounded)
                        {
                            tallies[i].Add(intervals[i].Contains(mean), intervals[i].Width);
                        }
                    }
                }

                Row(text, mean, correlation, tallies);
            }
        }
    }

    public void OfDifferences(StringBuilder text)
    {
        text.AppendLine("| rate of A | rate of B | correlation | `PairedDifference.OfProportions` | `PairedBootstrap`, BCa |").AppendLine("|---|---|---|---|---|");
        foreach (double mean in Means)
        {
            foreach (double factor in new[] { 1, 0.5 })
            {
                foreach (double correlation in Correlations)
                {
                    RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"difference {mean} {factor} {correlation}"));
                    Tally difference = new();
                    Tally bootstrap = new();
                    double truth = mean * (1 - factor);
                    for (int study = 0; study < repetitions; study++)
                    {
                        Pair[] pairs = SimulatedReplies.Pairs(random, mean, correlation, factor, Prompts, Replies);
                        Interval exact = PairedDifference.OfProportions(pairs).Interval;
                        difference.Add(exact.Contains(truth), exact.Width);
                        if (study % 4 == 0)
                        {
                            Interval resampled = PairedBootstrap.OfProportions(pairs, new() { Resamples = 400 }, random.NextUInt64).Interval;
                            bootstrap.Add(resampled.Contains(truth), resampled.Width);
                        }
                    }

                    text.AppendLine(CultureInfo.InvariantCulture, $"| {mean} | {mean * factor} | {correlation} | {difference.Coverage()} | {bootstrap.Coverage()} |");
                }
            }
        }
    }

    private static void Row(StringBuilder text, double mean, double correlation, Tally[] tallies) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"| {mean} | {correlation} | {string.Join(" | ", tallies.Select(t => t.Coverage()))} |");
}
