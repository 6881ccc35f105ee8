using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;
using Plumbline.Training.Batches;
using Plumbline.Training.RewardModels;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>Turns checkpoints of a path into the Goodhart meter.</summary>
internal static class GoodhartMeasurement
{
    private const int NullPaths = 1000;

    /// <summary>Measures one checkpoint on the meter's requests.</summary>
    public static CheckpointReading Read(int iteration, RewardEnsemble ensemble, ParlorReply[] replies, CancellationToken cancellation)
    {
        (double[] means, double[]? spreads) = ensemble.Score([.. replies.Select(reply => new PromptedReply(reply.Prompt, reply.Tokens))], cancellation);
        return new CheckpointReading(
            iteration,
            [.. replies.Select(reply => reply.KlNats)],
            means,
            [.. replies.Select(reply => reply.Judgement.Gold)],
            spreads ?? new double[means.Length],
            replies.Average(reply => (double)reply.Reading.Sentences));
    }

    /// <summary>The meter of a path.</summary>
    public static GoodhartMeter Of(IReadOnlyList<CheckpointReading> readings, MixtureDesign design, IReadOnlyList<BestOfNPoint> bestOfN, ulong seed)
    {
        PathPoint[] path =
        [
            .. readings.Select(reading => new PathPoint(
                reading.Iteration,
                design.Mean(reading.Kl),
                design.Mean(reading.Proxy),
                design.Mean(reading.Gold),
                design.Mean(reading.Spread),
                reading.Sentences)),
        ];
        GoodhartPeak peak = GoodhartPeak.Find(
            [.. path.Select(point => point.Gold.Value)], [.. path.Select(point => new Interval(point.Gold.Lower, point.Gold.Upper, Interval.DefaultLevel))]);
        PairedDifference fall = design.Paired(readings[^1].Gold, readings[peak.Index].Gold);
        return new GoodhartMeter(
            path,
            Fit(readings.Skip(1), readings[0], design, seed),
            peak.Index,
            fall.Interval.Upper < 0,
            bestOfN,
            FitBestOfN(bestOfN, seed),
            Alarm(readings, design.Clusters, peak.Index, seed));
    }

    private static CurveFit? Fit(IEnumerable<CheckpointReading> readings, CheckpointReading start, MixtureDesign design, ulong seed)
    {
        List<GoodhartPoint> points = [];
        foreach (CheckpointReading reading in readings)
        {
            double kl = reading.Kl.Average();
            PairedDifference change = design.Paired(reading.Gold, start.Gold);
            if (kl > 0 && change.StandardError > 0)
            {
                points.Add(new GoodhartPoint(kl, change.Difference, change.StandardError));
            }
        }

        return Fit(points, GoodhartForm.ReinforcementLearning, CurveFit.OfPath, seed);
    }

    private static CurveFit? FitBestOfN(IReadOnlyList<BestOfNPoint> points, ulong seed) => points.Count == 0
        ? null
        : Fit(
            [.. points.Where(point => point.N > 1).Select(point => new GoodhartPoint(point.KlNats, point.Gold.Value - points[0].Gold.Value))],
            GoodhartForm.BestOfN,
            CurveFit.OfBestOfN,
            seed);

    private static CurveFit? Fit(List<GoodhartPoint> points, GoodhartForm form, string name, ulong seed)
    {
        if (points.Count < GoodhartFit.FewestPoints || points.Select(point => point.Distance).Distinct().Count() < 2)
        {
            return null;
        }

        RandomStream random = new(seed, $"goodhart/{form}");
        GoodhartFit fit = GoodhartFit.Of(points, form, new GoodhartFitOptions(), random.NextUInt64);
        return new CurveFit(
            name,
            new Measured(fit.Curve.Alpha, fit.AlphaInterval.Lower, fit.AlphaInterval.Upper),
            new Measured(fit.Curve.Beta, fit.BetaInterval.Lower, fit.BetaInterval.Upper),
            fit.RSquared,
            fit.Peak?.Kl);
    }

    private static AlarmScore Alarm(IReadOnlyList<CheckpointReading> readings, IReadOnlyList<string> clusters, int peak, ulong seed)
    {
        DisagreementAlarmOptions options = new();
        CheckpointReading start = readings[0];
        // Plain clusters here, as on the null paths that the false alarms are counted on.
        DisagreementRise[] rises = [.. readings.Skip(1).Select(reading => DisagreementRise.From(
            PairedDifference.OfMeans([.. reading.Spread.Select((spread, i) => new Pair(clusters[i], spread, start.Spread[i]))])))];
        int? ring = rises.Length == 0 ? null : DisagreementAlarm.FirstRing(start.Spread.Average(), rises, options) + 1;
        RandomStream random = new(seed, "goodhart/null-paths");
        FalseAlarmRate rate = FalseAlarmRate.FromStart(start.Spread, clusters, Math.Max(1, rises.Length), NullPaths, options, random.NextUInt64);
        return new AlarmScore(ring, peak, rate.Share, new Measured(rate.Share, rate.Interval.Lower, rate.Interval.Upper));
    }
}

/// <summary>One checkpoint, request by request.</summary>
internal sealed record CheckpointReading(int Iteration, double[] Kl, double[] Proxy, double[] Gold, double[] Spread, double Sentences);
