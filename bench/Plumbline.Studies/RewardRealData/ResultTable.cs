using System.Globalization;
using System.Text;
using Plumbline.Statistics;

namespace Plumbline.Studies.RewardRealData;

/// <summary>The study's results in Markdown.</summary>
internal static class ResultTable
{
    public static string OfOne(Comparison result, IReadOnlyList<ulong> seeds)
    {
        StringBuilder text = new();
        bool curve = result.Baseline.Curve is not null;
        int clusters = result.Items.Select(item => item.Cluster).Distinct(StringComparer.Ordinal).Count();
        bool clustered = clusters < result.Items.Count;
        Line(text, $"{result.Training:N0} training and {result.Items.Count:N0} test items{(clustered ? $" in {clusters} clusters" : "")}.");
        text.AppendLine();
        Line(text, $"| scorer | right | accuracy (95 %{(clustered ? ", clustered" : ", Wilson")}) | log loss | {(curve ? "AUC (95 %) | " : "")}ECE | minus baseline (95 %, paired) | only it, only baseline right | McNemar p | seconds |");
        text.AppendLine(curve ? "|---|---|---|---|---|---|---|---|---|---|" : "|---|---|---|---|---|---|---|---|---|");
        Row("baseline", result.Baseline, null, null, "");
        for (int s = 0; s < seeds.Count; s++)
        {
            int seed = s;
            Row($"reward model, seed {seeds[s]}", result.Model(s), result.Difference(item => item.Models[seed]), result.Test(item => item.Models[seed]), F(result.Seconds[s], 0));
        }

        Row("mean of their scores", result.Together, result.Difference(item => item.Models.Average()), result.Test(item => item.Models.Average()), "");
        PairedDifference mean = result.MeanDifference;
        text.AppendLine();
        Line(text, $"Mean over the seeds: accuracy {F(mean.MeanA, 3)}, minus baseline {Points(mean)}.");
        return text.ToString();

        void Row(string name, ScorerQuality quality, PairedDifference? difference, McNemarTest? test, string seconds)
        {
            Interval interval = clustered ? quality.Accuracy.Interval : quality.Wilson;
            string area = quality.Curve is { } c ? $"{F(c.Area, 3)} ({F(c.Interval.Lower, 3)} to {F(c.Interval.Upper, 3)}) | " : "";
            Line(text, $"| {name} | {quality.Right} | {F(quality.Accuracy.Share, 3)} ({F(interval.Lower, 3)} to {F(interval.Upper, 3)}) | {F(quality.LogLoss, 3)} | {area}{F(quality.CalibrationError, 3)} | {(difference is null ? "" : Points(difference))} | {(test is null ? "" : $"{test.OnlyA}, {test.OnlyB}")} | {(test is null ? "" : F(test.PValue, 3))} | {seconds} |");
        }
    }

    /// <summary>One line per label, then the macro average.</summary>
    public static string OfMany(IReadOnlyList<Comparison> results)
    {
        StringBuilder text = new();
        Comparison first = results[0];
        Line(text, $"{first.Training} training and {first.Items.Count} test replies; {results.Count} propositions, {first.Seeds} seeds. Accuracy and AUC of the reward model are means over the seeds.");
        text.AppendLine();
        text.AppendLine("| proposition | positive in training, test | baseline accuracy (95 %, Wilson) | reward model | model minus baseline (95 %, paired) | McNemar p by seed | baseline AUC | model AUC | baseline, model ECE | seconds a seed |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (Comparison result in results)
        {
            ScorerQuality baseline = result.Baseline;
            ScorerQuality[] models = [.. Enumerable.Range(0, result.Seeds).Select(result.Model)];
            string tests = string.Join(", ", Enumerable.Range(0, result.Seeds).Select(seed => F(result.Test(item => item.Models[seed]).PValue, 2)));
            double mean = models.Average(model => model.Accuracy.Share);
            Interval around = ProportionInterval.Wilson((long)Math.Round(mean * result.Items.Count), result.Items.Count);
            Line(text, $"| {result.Name} | {result.TrainingPositives}, {result.Items.Count(item => item.Label)} | {F(baseline.Accuracy.Share, 3)} ({F(baseline.Wilson.Lower, 3)} to {F(baseline.Wilson.Upper, 3)}) | {F(mean, 3)} ({F(around.Lower, 3)} to {F(around.Upper, 3)}) | {Points(result.MeanDifference)} | {tests} | {F(baseline.Curve!.Area, 3)} | {F(models.Average(model => model.Curve!.Area), 3)} | {F(baseline.CalibrationError, 3)}, {F(models.Average(model => model.CalibrationError), 3)} | {F(result.Seconds.Average(), 0)} |");
        }

        PairedDifference macro = Macro(results, seed: null);
        string bySeed = string.Join(", ", Enumerable.Range(0, first.Seeds).Select(seed => F(Macro(results, seed).MeanA, 3)));
        Line(text, $"| **macro average** | | {F(macro.MeanB, 3)} | {F(macro.MeanA, 3)} | {Points(macro)} | | {F(results.Average(r => r.Baseline.Curve!.Area), 3)} | {F(results.Average(r => Enumerable.Range(0, r.Seeds).Average(s => r.Model(s).Curve!.Area)), 3)} | | |");
        text.AppendLine();
        Line(text, $"Macro accuracy by seed: {bySeed}. The macro difference is paired by reply: each reply's mean over the propositions is one observation.");
        return text.ToString();
    }

    /// <summary>Each reply's share of propositions judged rightly, by model and baseline.</summary>
    private static PairedDifference Macro(IReadOnlyList<Comparison> results, int? seed) => PairedDifference.OfProportions(
    [
        .. Enumerable.Range(0, results[0].Items.Count).Select(i => new Pair(
            results[0].Items[i].Cluster,
            results.Average(r => seed is { } one ? Comparison.Hit(r.Items[i].Models[one], r.Items[i].Label) : r.Items[i].Models.Average(m => Comparison.Hit(m, r.Items[i].Label))),
            results.Average(r => Comparison.Hit(r.Items[i].Baseline, r.Items[i].Label)))),
    ]);

    public static string OfBaselines(IReadOnlyList<(WordBaseline Baseline, int Right)> baselines, int test)
    {
        StringBuilder text = new();
        text.AppendLine("| bag of words | features | penalty | cross-validated loss, accuracy | right in test |");
        text.AppendLine("|---|---|---|---|---|");
        foreach ((WordBaseline baseline, int right) in baselines)
        {
            Line(text, $"| {baseline.Features} | {baseline.FeatureCount:N0} | {baseline.Chosen.Penalty} | {F(baseline.Chosen.LogLoss, 4)}, {F(baseline.Chosen.Accuracy, 4)} | {right} of {test}: {F((double)right / test, 3)} |");
        }

        return text.ToString();
    }

    private static string Points(PairedDifference difference) =>
        string.Create(CultureInfo.InvariantCulture, $"{difference.Difference:+0.000;−0.000} ({difference.Interval.Lower:+0.000;−0.000} to {difference.Interval.Upper:+0.000;−0.000})");

    private static string F(double value, int digits) => value.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
