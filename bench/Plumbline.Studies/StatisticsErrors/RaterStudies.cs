using System.Globalization;
using System.Text;
using Plumbline.Numerics.Randomness;
using Plumbline.Statistics;

namespace Plumbline.Studies.StatisticsErrors;

/// <summary>Rates judged by a rater that errs, and measures of the rater.</summary>
internal sealed class RaterStudies(int repetitions, ulong seed)
{
    public void Corrected(StringBuilder text)
    {
        text.AppendLine("| true rate | Se, Sp | labels (yes, no) | correlation | uncorrected | Se and Sp taken as known | `CorrectedRate`, counts | `CorrectedRate`, clusters |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (double rate in new[] { 0, 0.05, 0.2, 0.5 })
        {
            foreach ((double se, double sp, int labels) in new[] { (0.95, 0.9, 100), (0.8, 0.8, 100), (0.9, 0.7, 40), (0.98, 0.98, 200) })
            {
                foreach (double correlation in rate == 0 ? new[] { 0.0 } : [0, 0.3])
                {
                    Row(text, rate, se, sp, labels, correlation);
                }
            }
        }
    }

    public void Raters(StringBuilder text)
    {
        text.AppendLine("| Se, Sp | share of yes | labels | correlation of the rater's errors | sensitivity | specificity | balanced accuracy | kappa |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach ((double se, double sp, double yes) in new[] { (0.9, 0.85, 0.45), (0.97, 0.6, 0.3), (0.99, 0.99, 0.5) })
        {
            foreach ((int prompts, int replies, double correlation) in new[] { (100, 1, 0.0), (100, 3, 0.0), (100, 3, 0.3) })
            {
                RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"rater {se} {sp} {replies} {correlation}"));
                double chance = (yes * ((yes * se) + ((1 - yes) * (1 - sp)))) + ((1 - yes) * ((yes * (1 - se)) + ((1 - yes) * sp)));
                double kappa = ((yes * se) + ((1 - yes) * sp) - chance) / (1 - chance);
                Tally[] tallies = [.. Enumerable.Range(0, 4).Select(_ => new Tally())];
                for (int study = 0; study < repetitions; study++)
                {
                    RaterAccuracy accuracy = RaterAccuracy.Of(Check(random, se, sp, yes, correlation, prompts, replies));
                    (Interval? Interval, double Truth)[] figures =
                    [
                        (accuracy.Sensitivity?.Interval, se), (accuracy.Specificity?.Interval, sp), (accuracy.BalancedAccuracy?.Interval, (se + sp) / 2), (accuracy.Kappa.Interval, kappa),
                    ];
                    for (int i = 0; i < figures.Length; i++)
                    {
                        tallies[i].Add(figures[i].Interval!.Value.Contains(figures[i].Truth), figures[i].Interval!.Value.Width);
                    }
                }

                text.AppendLine(CultureInfo.InvariantCulture, $"| {se}, {sp} | {yes} | {prompts} x {replies} | {correlation} | {string.Join(" | ", tallies.Select(t => t.Coverage()))} |");
            }
        }
    }

    public void PredictionPowered(StringBuilder text)
    {
        text.AppendLine("| true rate | Se, Sp | correlation | labels only (`ClusteredShare`) | `PredictionPoweredMean` |").AppendLine("|---|---|---|---|---|");
        foreach (double rate in new[] { 0.05, 0.2, 0.5 })
        {
            foreach ((double se, double sp) in new[] { (0.95, 0.95), (0.8, 0.8), (0.5, 0.5) })
            {
                foreach (double correlation in new[] { 0, 0.3 })
                {
                    RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"powered {rate} {se} {correlation}"));
                    Tally labelsOnly = new();
                    Tally powered = new();
                    for (int study = 0; study < repetitions; study++)
                    {
                        (double[] truth, string[] clusters) = SimulatedReplies.Yes(random, rate, correlation, 300, 5);
                        double[] verdicts = [.. truth.Select(t => SimulatedReplies.Hit(random, t == 1 ? se : 1 - sp))];
                        const int Labelled = 300;
                        LabelledPrediction[] labelled = [.. Enumerable.Range(0, Labelled).Select(i => new LabelledPrediction(clusters[i], truth[i], verdicts[i]))];
                        Interval only = ClusteredShare.Of(truth[..Labelled], clusters[..Labelled]).Interval;
                        Interval helped = PredictionPoweredMean.Of(labelled, verdicts[Labelled..], clusters[Labelled..]).Interval;
                        labelsOnly.Add(only.Contains(rate), only.Width);
                        powered.Add(helped.Contains(rate), helped.Width);
                    }

                    text.AppendLine(CultureInfo.InvariantCulture, $"| {rate} | {se}, {sp} | {correlation} | {labelsOnly.Coverage()} | {powered.Coverage()} |");
                }
            }
        }
    }

    private void Row(StringBuilder text, double rate, double se, double sp, int labels, double correlation)
    {
        RandomStream random = new(seed, string.Create(CultureInfo.InvariantCulture, $"corrected {rate} {se} {sp} {correlation}"));
        Tally[] tallies = [.. Enumerable.Range(0, 4).Select(_ => new Tally())];
        for (int study = 0; study < repetitions; study++)
        {
            (double[] truth, string[] clusters) = SimulatedReplies.Yes(random, rate, correlation, 60, 5);
            double[] verdicts = [.. truth.Select(t => SimulatedReplies.Hit(random, t == 1 ? se : 1 - sp))];
            RatedItem[] check = [.. Enumerable.Range(0, 2 * labels).Select(i => new RatedItem($"c{i}", i < labels, SimulatedReplies.Hit(random, i < labels ? se : 1 - sp) == 1))];
            ConfusionCounts counts = ConfusionCounts.Of(check);
            ClusteredShare observed = ClusteredShare.Of(verdicts, clusters);
            double shownSe = (double)counts.TruePositives / labels;
            double shownSp = (double)counts.TrueNegatives / labels;
            double Known(double end) => Math.Clamp((end + shownSp - 1) / (shownSe + shownSp - 1), 0, 1);
            Interval[] intervals =
            [
                observed.Interval,
                new(Known(observed.Interval.Lower), Known(observed.Interval.Upper)),
                CorrectedRate.Of((long)verdicts.Sum(), verdicts.Length, counts).Interval,
                CorrectedRate.Of(observed, RaterAccuracy.Of(check)).Interval,
            ];
            for (int i = 0; i < intervals.Length; i++)
            {
                tallies[i].Add(intervals[i].Contains(rate), intervals[i].Width);
            }
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"| {rate} | {se}, {sp} | {labels}, {labels} | {correlation} | {string.Join(" | ", tallies.Select(t => t.Coverage()))} |");
    }

    private static RatedItem[] Check(RandomStream random, double se, double sp, double yes, double correlation, int prompts, int replies)
    {
        List<RatedItem> items = [];
        for (int prompt = 0; prompt < prompts; prompt++)
        {
            double finds = SimulatedReplies.PromptRate(random, se, correlation);
            double spares = SimulatedReplies.PromptRate(random, sp, correlation);
            for (int reply = 0; reply < replies; reply++)
            {
                bool label = random.NextDouble() < yes;
                items.Add(new($"{prompt}", label, random.NextDouble() < (label ? finds : 1 - spares)));
            }
        }

        return [.. items];
    }
}
