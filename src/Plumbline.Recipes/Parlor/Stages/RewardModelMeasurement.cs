using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Statistics;
using Plumbline.Training.Batches;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;

namespace Plumbline.Recipes.Parlor.Stages;

/// <summary>Measures what reward models learned: accuracy beside its ceiling, calibration, and what they pay for what.</summary>
internal static class RewardModelMeasurement
{
    private const int Bins = 10;

    /// <summary>Measures on the held-out preferences, before scores are normalised, and on replies of sft, after.</summary>
    public static RewardModelScore Of(RewardEnsembleResult result, PanelPreferences panel, IReadOnlyList<BiasSlope> slopes, BiasAlarmScore alarm)
    {
        Dictionary<string, double> foreseeable = panel.Preferences.Zip(panel.Foreseeable).ToDictionary(pair => pair.First.Id, pair => pair.Second, StringComparer.Ordinal);
        IReadOnlyList<Preference> heldOut = result.Split.HeldOut;
        ReliabilityTable calibration = ReliabilityTable.Of(
            [.. heldOut.Zip(result.HeldOut.Margins, (preference, margin) => Forecast.OfMargin(preference.PromptId, margin, 1).Favoured())],
            new ReliabilityOptions { Minimum = 0.5, Bins = Bins });
        ClusteredShare accuracy = result.HeldOut.Accuracy;
        return new RewardModelScore(
            result.Members.Count,
            result.Split.Training.Count,
            heldOut.Count,
            new Measured(accuracy.Share, accuracy.Interval.Lower, accuracy.Interval.Upper),
            heldOut.Average(preference => foreseeable[preference.Id]),
            calibration.Bins,
            calibration.ExpectedCalibrationError,
            slopes,
            alarm);
    }

    /// <summary>Score regressed on what a reply is worth and how it is said: what is paid for each trait with the others equal.</summary>
    public static IReadOnlyList<BiasSlope> Slopes(RewardEnsemble ensemble, IReadOnlyList<ParlorReply> replies, CancellationToken cancellation)
    {
        double[] scores = ensemble.Score([.. replies.Select(reply => new PromptedReply(reply.Prompt, reply.Tokens))], cancellation).Means;

        // Families differ in their mean; only differences within a family say what a trait is worth.
        Dictionary<string, double[]> traits = new(StringComparer.Ordinal)
        {
            ["substance"] = [.. replies.Select(reply => reply.Judgement.Substance)],
            ["excess sentences"] = [.. replies.Select(reply => (double)reply.Judgement.Excess)],
            ["agreement"] = [.. replies.Select(reply => (double)reply.Judgement.Agreement)],
            ["confidence"] = [.. replies.Select(reply => (double)reply.Judgement.Confidence)],
        };
        string[] families = [.. replies.Select(reply => reply.Request.Family.ToString())];
        Regressor[] regressors = [.. traits.Select(trait => new Regressor(trait.Key, Within(trait.Value, families))).Where(regressor => regressor.Values.Any(value => Math.Abs(value) > 1e-9))];
        string[] clusters = [.. replies.Select(reply => reply.Request.Cluster)];
        if (regressors.Length == 0 || clusters.Distinct(StringComparer.Ordinal).Count() <= regressors.Length + 1)
        {
            return [];
        }

        LinearRegression fit = LinearRegression.Fit(regressors, Within(scores, families), clusters);
        return [.. fit.Slopes.Select(slope => new BiasSlope(slope.Name, new Measured(slope.Estimate, slope.Interval.Lower, slope.Interval.Upper)))];
    }

    private static double[] Within(double[] values, string[] families)
    {
        Dictionary<string, double> means = values.Zip(families).GroupBy(pair => pair.Second, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Average(pair => pair.First), StringComparer.Ordinal);
        return [.. values.Select((value, i) => value - means[families[i]])];
    }
}
