using System.Globalization;
using System.Text;
using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>Missing scores, and many tests at once.</summary>
internal sealed class MissingAndMany(int repetitions, ulong seed)
{
    public void Missing(StringBuilder text)
    {
        text.AppendLine("| rate | correlation | missing: of hits, of others | scored samples only | bounds: the rate | bounds: the whole range | difference A = B, complete pairs only | bounds: the difference | bounds: the whole range |").AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (double rate in new[] { 0.05, 0.2, 0.5 })
        {
            foreach ((double correlation, double ofHits, double ofOthers) in new[] { (0.0, 0.1, 0.1), (0.3, 0.4, 0.05), (0.5, 0.05, 0.2), (0.3, 0.0, 0.02) })
            {
                RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"missing {rate} {correlation} {ofHits}"));
                Tally[] tallies = [.. Enumerable.Range(0, 6).Select(_ => new Tally())];
                double lowest = rate * (1 - ofHits);
                double highest = rate + ((1 - rate) * ofOthers);
                double gone = (rate * ofHits) + ((1 - rate) * ofOthers);
                for (int study = 0; study < repetitions; study++)
                {
                    Pair[] truth = SimulatedReplies.Pairs(random, rate, correlation, 1, 60, 5);
                    ScoredOrNot[] a = [.. truth.Select(p => Lose(random, p.Cluster, p.A, ofHits, ofOthers))];
                    PairOrNot[] pairs = [.. truth.Select((p, i) => new PairOrNot(a[i], SimulatedReplies.Hit(random, 0.02) == 1 ? ScoredOrNot.Missing(p.Cluster, "timed out") : ScoredOrNot.Scored(p.Cluster, p.B)))];
                    ScoredOrNot[] scored = [.. a.Where(s => s.Score is not null)];
                    Interval only = ClusteredShare.Of([.. scored.Select(s => s.Score!.Value)], [.. scored.Select(s => s.Cluster)]).Interval;
                    Interval bounds = BoundedShare.Of(a).Interval;
                    Interval complete = PairedDifference.OfProportions([.. pairs.Where(p => p.A.Score is not null && p.B.Score is not null).Select(p => new Pair(p.A.Cluster, p.A.Score!.Value, p.B.Score!.Value))]).Interval;
                    Interval difference = BoundedDifference.Of(pairs).Interval;
                    tallies[0].Add(only.Contains(rate), only.Width);
                    tallies[1].Add(bounds.Contains(rate), bounds.Width);
                    tallies[2].Add(bounds.Contains(lowest) && bounds.Contains(highest), bounds.Width);
                    tallies[3].Add(complete.Contains(0), complete.Width);
                    tallies[4].Add(difference.Contains(0), difference.Width);

                    // A's range, less B's: of B 2 % are missing whatever they are.
                    tallies[5].Add(difference.Contains(lowest - ((rate * 0.98) + 0.02)) && difference.Contains(lowest + gone - (rate * 0.98)), difference.Width);
                }

                text.AppendLine(CultureInfo.InvariantCulture, $"| {rate} | {correlation} | {ofHits}, {ofOthers} | {string.Join(" | ", tallies.Select(t => t.Coverage()))} |");
            }
        }
    }

    public void Holm(StringBuilder text)
    {
        text.AppendLine("| tests | true differences | shared noise | uncorrected | Holm | found, uncorrected | found, Holm |").AppendLine("|---|---|---|---|---|---|---|");
        foreach ((int tests, int real, double shared) in new[] { (10, 0, 0.0), (10, 0, 0.7), (10, 5, 0.0), (10, 5, 0.7), (30, 0, 0.0), (30, 10, 0.3) })
        {
            RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"holm {tests} {real} {shared}"));
            Tally raw = new();
            Tally corrected = new();
            Tally foundRaw = new();
            Tally found = new();
            for (int study = 0; study < repetitions; study++)
            {
                double common = random.NextGaussian();
                Hypothesis[] hypotheses = [.. Enumerable.Range(0, tests).Select(i =>
                {
                    double z = (Math.Sqrt(shared) * common) + (Math.Sqrt(1 - shared) * random.NextGaussian()) + (i < real ? 3 : 0);
                    return new Hypothesis($"{i}", 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(z)));
                })];
                IReadOnlyList<CorrectedHypothesis> holm = HolmCorrection.Correct(hypotheses);
                raw.Add(holm.Skip(real).Any(h => h.PValue <= 0.05));
                corrected.Add(holm.Skip(real).Any(h => h.Rejected));
                foreach (CorrectedHypothesis h in holm.Take(real))
                {
                    foundRaw.Add(h.PValue <= 0.05);
                    found.Add(h.Rejected);
                }
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"| {tests} | {real} | {shared} | {raw.Alarms()} | {corrected.Alarms()} | {(real == 0 ? "–" : foundRaw.Percent)} | {(real == 0 ? "–" : found.Percent)} |");
        }
    }

    private static ScoredOrNot Lose(RandomStream random, string cluster, double score, double ofHits, double ofOthers) =>
        SimulatedReplies.Hit(random, score == 1 ? ofHits : ofOthers) == 1 ? ScoredOrNot.Missing(cluster, "judge unreadable") : ScoredOrNot.Scored(cluster, score);
}
