using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Training.RewardModels;

namespace Plumbline.Recipes.Align;

/// <summary>Trains the reward model on the collected preferences and fixes zero and unit of its scores on the replies that were compared.</summary>
internal static class RewardModelStage
{
    // Enough to know the deviation of the scores to a few percent.
    private const int NormalizationReplies = 1024;

    /// <exception cref="RunException">The annotator saw too few differences to learn from.</exception>
    public static RewardModelResult Run(
        AlignRecipe recipe,
        PretrainedModel model,
        CollectedPreferences collected,
        Processor processor,
        StageReporter reporter,
        EventLog events,
        CancellationToken cancellation)
    {
        int prompts = collected.Preferences.Select(preference => preference.PromptId).Distinct(StringComparer.Ordinal).Count();
        if (prompts < 2)
        {
            throw new RunException(
                recipe.Prompts,
                $"the replies differ in the wished words for {prompts} prompts where at least 2 were expected ({collected.Ties} comparisons were ties)",
                "choose words that the model already says now and then, or sample more or longer replies");
        }

        RewardModelTrainer trainer = new(recipe.RewardModel, processor, recipe.Seed);
        int steps = 0;
        RewardModelResult result = trainer.Train(
            model.Decoder,
            collected.Preferences,
            step =>
            {
                steps = step.Number;
                events.Append("reward-model/step", step);
                reporter.Total = step.Total;
                reporter.Report(step.Number, new StageFigure("loss", step.Loss, "nats"), new StageFigure("accuracy", step.Accuracy));
            },
            cancellation);
        result.Model.Normalize([.. collected.Replies.Take(NormalizationReplies).Select(reply => reply.PromptedReply)], cancellation);
        events.Append("reward-model/held-out", new
        {
            result.TrainingPairs,
            HeldOutPairs = result.HeldOutAccuracy.Count,
            result.HeldOutLoss,
            HeldOutAccuracy = result.HeldOutAccuracy.Share,
            Lower = result.HeldOutAccuracy.Interval.Lower,
            Upper = result.HeldOutAccuracy.Interval.Upper,
            result.Model.Offset,
            result.Model.Gain,
        });
        reporter.Finish(steps, new StageFigure("held-out accuracy", result.HeldOutAccuracy.Share));
        return result;
    }
}
