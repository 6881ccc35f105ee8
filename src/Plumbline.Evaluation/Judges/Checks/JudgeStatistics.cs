using Plumbline.Statistics;

namespace Plumbline.Evaluation.Judges.Checks;

/// <summary>The statistics of judges, in one place: how well they agree with people, and what a rate of theirs is worth.</summary>
internal static class JudgeStatistics
{
    /// <summary>Measures a judge.</summary>
    public static JudgeAccuracy Measure(IReadOnlyList<JudgeVerdict> items, double level)
    {
        (double? kappa, Interval interval) = Kappa(items, level);
        return new JudgeAccuracy(
            items.Count(item => item is { Label: true, Verdict: true }),
            items.Count(item => item is { Label: false, Verdict: true }),
            items.Count(item => item is { Label: true, Verdict: false }),
            items.Count(item => item is { Label: false, Verdict: false }),
            Share(items, item => item.Label == item.Verdict, level)!,
            Share([.. items.Where(item => item.Label)], item => item.Verdict, level),
            Share([.. items.Where(item => !item.Label)], item => !item.Verdict, level),
            kappa,
            interval);
    }

    /// <summary>
    /// The true rate behind one that a judge counted: (p + Sp − 1) / (Se + Sp − 1) (Rogan and Gladen 1978) with the interval of Lang and Reiczigel 2014, which carries the
    /// uncertainty of all three, at effective numbers of samples. Null where the judge is not shown to tell yes from no: then nothing is known.
    /// </summary>
    public static (double Value, Interval Interval)? Correct(ClusteredShare observed, JudgeAccuracy judge, double level)
    {
        if (judge.Sensitivity is not { } sensitivity || judge.Specificity is not { } specificity || sensitivity.Interval.Lower + specificity.Interval.Lower <= 1)
        {
            return null;
        }

        double z = Reach(level, Math.Min(observed.Clusters, Math.Min(sensitivity.Clusters, specificity.Clusters)));
        (double p, double n) = Drawn(observed, z * z / 2);
        (double se, double positives) = Drawn(sensitivity, 1);
        (double sp, double negatives) = Drawn(specificity, 1);
        double telling = se + sp - 1;
        double rate = (p + sp - 1) / telling;
        double seVariance = se * (1 - se) / positives;
        double spVariance = sp * (1 - sp) / negatives;
        double centre = rate + (2 * z * z * ((rate * seVariance) - ((1 - rate) * spVariance)));
        double reach = z * Math.Sqrt((p * (1 - p) / n) + (rate * rate * seVariance) + ((1 - rate) * (1 - rate) * spVariance)) / telling;
        double unclipped = (observed.Share + specificity.Share - 1) / (sensitivity.Share + specificity.Share - 1);
        double value = Math.Clamp(unclipped, 0, 1);
        Interval interval = new Interval(centre - reach, centre + reach, level).Clamp(0, 1);

        // Fewer (or more) than the judge's own errors would make: it errs less here than where it was checked. Then only the other kind of error bounds the rate.
        if (unclipped < 0)
        {
            interval = new Interval(0, Math.Max(interval.Upper, Math.Min(1, observed.Interval.Upper / sensitivity.Interval.Lower)), level);
        }
        else if (unclipped > 1)
        {
            interval = new Interval(Math.Min(interval.Lower, Math.Max(0, 1 - ((1 - observed.Interval.Lower) / specificity.Interval.Lower))), 1, level);
        }

        return (value, new Interval(Math.Min(interval.Lower, value), Math.Max(interval.Upper, value), level));
    }

    private static ClusteredShare? Share(IReadOnlyList<JudgeVerdict> items, Func<JudgeVerdict, bool> hit, double level) => items.Count == 0
        ? null
        : ClusteredShare.Of([.. items.Select(item => hit(item) ? 1.0 : 0)], [.. items.Select(item => item.Cluster)], level);

    // Drawn towards the middle by so many hits and as many misses.
    private static (double Share, double Trials) Drawn(ClusteredShare share, double each)
    {
        double trials = share.EffectiveCount + (2 * each);
        return (((share.Share * share.EffectiveCount) + each) / trials, trials);
    }

    // How many standard errors an interval reaches: Student's t, read off an interval whose error is known.
    private static double Reach(double level, int clusters)
    {
        int count = Math.Max(2, clusters);
        MeanEstimate known = MeanEstimate.Of([.. Enumerable.Range(0, count).Select(index => (double)index)], level);
        return (known.Interval.Upper - known.Mean) / known.StandardError;
    }

    private static (double? Kappa, Interval Interval) Kappa(IReadOnlyList<JudgeVerdict> items, double level)
    {
        double observed = items.Average(item => item.Label == item.Verdict ? 1.0 : 0);
        double labels = items.Average(item => item.Label ? 1.0 : 0);
        double verdicts = items.Average(item => item.Verdict ? 1.0 : 0);
        double chance = (labels * verdicts) + ((1 - labels) * (1 - verdicts));
        if (1 - chance < 1e-12)
        {
            return (null, new Interval(-1, 1, level));
        }

        double kappa = (observed - chance) / (1 - chance);

        // How much each item moves kappa, through the agreement seen and through the frequencies that chance is made of (Fleiss, Cohen and Everitt 1969).
        double[] influence =
        [
            .. items.Select(item =>
            {
                double seen = (item.Label == item.Verdict ? 1 : 0) - observed;
                double byChance = (item.Verdict ? labels : 1 - labels) + (item.Label ? verdicts : 1 - verdicts) - (2 * chance);
                return kappa + ((seen - ((1 - kappa) * byChance)) / (1 - chance));
            }),
        ];
        Interval interval = MeanEstimate.OfClusters(influence, [.. items.Select(item => item.Cluster)], level).Interval;
        return (kappa, interval.IsBounded ? interval.Clamp(-1, 1) : new Interval(-1, 1, level));
    }
}
