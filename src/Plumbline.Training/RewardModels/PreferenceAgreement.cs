using Plumbline.Statistics;
using Plumbline.Training.Preferences;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.RewardModels;

/// <summary>How far a scorer agrees with some verdicts.</summary>
/// <param name="Loss">Mean Bradley–Terry loss, nats, without the centring term; ln 2 is chance. Means something only while the scores have their trained unit.</param>
/// <param name="Accuracy">Share of the verdicts that the scores agree with, clustered by prompt; equal scores count as wrong.</param>
/// <param name="Margins">Chosen minus rejected score of each verdict, in their order: σ of it is the predicted probability of the verdict.</param>
public sealed record PreferenceAgreement(double Loss, ClusteredShare Accuracy, double[] Margins)
{
    /// <summary>Scores every reply of the verdicts once and compares.</summary>
    /// <param name="scorer">The scorer.</param>
    /// <param name="preferences">The verdicts, at least one.</param>
    /// <param name="cancellation">Stops between passes.</param>
    /// <exception cref="ArgumentException">There is no verdict.</exception>
    public static PreferenceAgreement Measure(IReplyScorer scorer, IReadOnlyList<Preference> preferences, CancellationToken cancellation = default)
    {
        PreferenceBatch pairs = new(preferences);
        double[] scores = scorer.Score(pairs.Replies, cancellation).Means;
        double[] chosen = [.. pairs.Chosen.Select(index => scores[index])];
        double[] rejected = [.. pairs.Rejected.Select(index => scores[index])];
        double[] ignored = new double[preferences.Count];
        double loss = BradleyTerryMath.Loss(chosen, rejected, preferences.Select(p => p.Margin).ToArray(), 0, ignored, ignored).Loss;
        double[] right = [.. chosen.Zip(rejected, (c, r) => c > r ? 1.0 : 0.0)];
        return new PreferenceAgreement(
            loss, ClusteredShare.Of(right, [.. preferences.Select(p => p.PromptId)]), [.. chosen.Zip(rejected, (c, r) => c - r)]);
    }
}
