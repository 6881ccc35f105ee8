using Plumbline.Statistics;

namespace Plumbline.Studies.RewardRealData;

/// <summary>What baseline and reward models say of one test item.</summary>
/// <param name="Cluster">What the item shares its luck with.</param>
/// <param name="Label">The truth; of a pair, that the first was preferred.</param>
/// <param name="Baseline">Log-odds by the baseline.</param>
/// <param name="Models">Log-odds by the reward model of each seed.</param>
internal sealed record JudgedItem(string Cluster, bool Label, double Baseline, double[] Models);

/// <summary>How good some log-odds are.</summary>
internal sealed record ScorerQuality(int Right, ClusteredShare Accuracy, Interval Wilson, double LogLoss, AreaUnderCurve? Curve, double CalibrationError)
{
    public static bool IsRight(double logOdds, bool label) => label ? logOdds > 0 : logOdds < 0;

    public static ScorerQuality Of(IReadOnlyList<JudgedItem> items, Func<JudgedItem, double> logOdds)
    {
        double[] scores = [.. items.Select(logOdds)];
        bool[] labels = [.. items.Select(item => item.Label)];
        string[] clusters = [.. items.Select(item => item.Cluster)];
        bool[] right = [.. scores.Zip(labels, IsRight)];
        Forecast[] forecasts = [.. scores.Select((score, i) => Forecast.OfMargin(clusters[i], score, labels[i] ? 1 : 0).Favoured())];
        int count = right.Count(hit => hit);
        return new ScorerQuality(
            count,
            ClusteredShare.Of([.. right.Select(hit => hit ? 1.0 : 0.0)], clusters),
            ProportionInterval.Wilson(count, right.Length),
            scores.Zip(labels, (score, label) => Math.Log(1 + Math.Exp(-Math.Abs(score))) + Math.Max(label ? -score : score, 0)).Average(),
            labels.Distinct().Count() == 2 ? AreaUnderCurve.Of(scores, labels) : null,
            ReliabilityTable.Of(forecasts, new ReliabilityOptions { Minimum = 0.5, Bins = 10 }).ExpectedCalibrationError);
    }
}

/// <summary>Baseline against reward models on the same items.</summary>
internal sealed record Comparison(string Name, int Training, int TrainingPositives, IReadOnlyList<JudgedItem> Items, IReadOnlyList<double> Seconds)
{
    public int Seeds => Items[0].Models.Length;

    public ScorerQuality Baseline => ScorerQuality.Of(Items, item => item.Baseline);

    public ScorerQuality Model(int seed) => ScorerQuality.Of(Items, item => item.Models[seed]);

    /// <summary>The mean of the seeds' scores, as one scorer.</summary>
    public ScorerQuality Together => ScorerQuality.Of(Items, item => item.Models.Average());

    public McNemarTest Test(Func<JudgedItem, double> model) => McNemarTest.Of(
        [.. Items.Select(item => ScorerQuality.IsRight(model(item), item.Label))], [.. Items.Select(item => ScorerQuality.IsRight(item.Baseline, item.Label))]);

    /// <summary>Accuracy of a scorer less that of the baseline, paired and clustered.</summary>
    public PairedDifference Difference(Func<JudgedItem, double> model) => PairedDifference.OfProportions(
        [.. Items.Select(item => new Pair(item.Cluster, Hit(model(item), item.Label), Hit(item.Baseline, item.Label)))]);

    /// <summary>The mean over seeds of the accuracy less that of the baseline.</summary>
    public PairedDifference MeanDifference => PairedDifference.OfProportions(
        [.. Items.Select(item => new Pair(item.Cluster, item.Models.Average(score => Hit(score, item.Label)), Hit(item.Baseline, item.Label)))]);

    public static double Hit(double logOdds, bool label) => ScorerQuality.IsRight(logOdds, label) ? 1 : 0;
}
