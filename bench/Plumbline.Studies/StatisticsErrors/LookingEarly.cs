using System.Globalization;
using System.Text;
using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>False alarms of those who look early, and what it costs to be allowed to.</summary>
internal sealed class LookingEarly(int repetitions, ulong seed)
{
    private const double Limit = 0.05;

    public void FalseAlarms(StringBuilder text)
    {
        text.AppendLine("| looks | exact 5 % test, repeated | `RateLimitTest`, called above | called below | `RateSequence` misses the rate | `MeanSequence` misses the rate |").AppendLine("|---|---|---|---|---|---|");
        foreach ((int trials, int every) in new[] { (500, 10), (500, 1), (5000, 10) })
        {
            RandomStream random = new(seed, $"looks {trials} {every}");
            long[] critical = [.. Enumerable.Range(0, trials + 1).Select(n => Critical(n))];
            Tally[] tallies = [.. Enumerable.Range(0, 5).Select(_ => new Tally())];
            int studies = trials > 1000 ? repetitions / 10 : repetitions;
            for (int study = 0; study < studies; study++)
            {
                RateLimitTest test = new(Limit);
                RateSequence rate = new();
                MeanSequence mean = new(grid: 200);
                int hits = 0;
                bool naive = false;
                bool rateMisses = false;
                bool meanMisses = false;
                for (int n = 1; n <= trials; n++)
                {
                    double value = SimulatedReplies.Hit(random, Limit);
                    hits += (int)value;
                    test.Add(value);
                    rate.Add(value);
                    mean.Add(value);
                    naive |= n % every == 0 && hits >= critical[n];
                    rateMisses |= !rate.Interval.Contains(Limit) || !rate.Consistent;
                    meanMisses |= !mean.Interval.Contains(Limit) || !mean.Consistent;
                }

                tallies[0].Add(naive);
                tallies[1].Add(test.Verdict == LimitVerdict.Above);
                tallies[2].Add(test.Verdict == LimitVerdict.Below);
                tallies[3].Add(rateMisses);
                tallies[4].Add(meanMisses);
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"| {trials / every}, one every {every} of {trials} trials | {string.Join(" | ", tallies.Select(t => t.Alarms()))} |");
        }
    }

    public void Clusters(StringBuilder text)
    {
        text.AppendLine("| rate | correlation | every reply its own value | `MeanSequence` of cluster means (mean width at the end) | `RateSequence` of cluster means (width) | `PairedSequence`, A = B |").AppendLine("|---|---|---|---|---|---|");
        foreach ((double mean, double correlation) in new[] { (0.05, 0.1), (0.05, 0.5), (0.2, 0.1), (0.2, 0.5), (0.5, 0.3) })
        {
            RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"clusters {mean} {correlation}"));
            Tally[] tallies = [.. Enumerable.Range(0, 4).Select(_ => new Tally())];
            for (int study = 0; study < repetitions / 2; study++)
            {
                RateSequence naive = new();
                MeanSequence means = new(grid: 200);
                RateSequence rates = new();
                PairedSequence pairs = new(grid: 400);
                bool[] misses = new bool[4];
                for (int prompt = 0; prompt < 500; prompt++)
                {
                    double rate = SimulatedReplies.PromptRate(random, mean, correlation);
                    double[] a = [.. Enumerable.Range(0, 5).Select(_ => SimulatedReplies.Hit(random, rate))];
                    double b = Enumerable.Range(0, 5).Average(_ => SimulatedReplies.Hit(random, rate));
                    foreach (double reply in a)
                    {
                        naive.Add(reply);
                    }

                    means.Add(a.Average());
                    rates.Add(a.Average());
                    pairs.Add(a.Average(), b);
                    misses[0] |= !naive.Interval.Contains(mean) || !naive.Consistent;
                    misses[1] |= !means.Interval.Contains(mean) || !means.Consistent;
                    misses[2] |= !rates.Interval.Contains(mean) || !rates.Consistent;
                    misses[3] |= !pairs.Interval.Contains(0) || !pairs.Consistent;
                }

                double[] widths = [naive.Interval.Width, means.Interval.Width, rates.Interval.Width, pairs.Interval.Width];
                for (int i = 0; i < 4; i++)
                {
                    tallies[i].Add(misses[i], widths[i]);
                }
            }

            text.AppendLine(CultureInfo.InvariantCulture, $"| {mean} | {correlation} | {string.Join(" | ", tallies.Select(t => $"{t.Alarms()} ({t.MeanWidth.ToString("F3", CultureInfo.InvariantCulture)})"))} |");
        }
    }

    public void StoppingTimes(StringBuilder text)
    {
        text.AppendLine("| true rate | decided within 5000 trials | rightly | median trials to the verdict | 80 % decided by | fixed plan: trials for 80 % |").AppendLine("|---|---|---|---|---|---|");
        foreach (double truth in new[] { 0.0, 0.01, 0.02, 0.08, 0.1, 0.2, 0.5 })
        {
            RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"stopping {truth}"));
            List<long> decided = [];
            int right = 0;
            int studies = repetitions / 4;
            for (int study = 0; study < studies; study++)
            {
                RateLimitTest test = new(Limit);
                for (int n = 0; n < 5000 && test.DecidedAt is null; n++)
                {
                    test.Add(random.NextDouble() < truth);
                }

                decided.Add(test.DecidedAt ?? long.MaxValue);
                right += test.Verdict == (truth > Limit ? LimitVerdict.Above : LimitVerdict.Below) ? 1 : 0;
            }

            decided.Sort();
            long plan = truth < Limit ? RateLimitPlan.Below(Limit, truth).Trials : RateLimitPlan.Below(1 - Limit, 1 - truth).Trials;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {truth} | {100.0 * decided.Count(n => n < long.MaxValue) / studies:F1} % | {100.0 * right / studies:F1} % | {Trials(decided[studies / 2])} | {Trials(decided[studies * 4 / 5])} | {plan} |");
        }
    }

    private static string Trials(long n) => n == long.MaxValue ? "over 5000" : n.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fewest hits of n at which the exact one-sided 5 % test calls the rate above the limit.</summary>
    private static long Critical(int n)
    {
        long hits = 0;
        while (n > 0 && hits <= n && ProportionInterval.LowerBound(hits, n) < Limit)
        {
            hits++;
        }

        return n == 0 ? long.MaxValue : hits;
    }
}
