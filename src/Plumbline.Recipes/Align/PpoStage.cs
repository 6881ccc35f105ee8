using Plumbline.Numerics.Compute;
using Plumbline.Models.Decoders;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Training.Ppo;
using Plumbline.Training.Prompts;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Recipes.Align;

/// <summary>Optimises a copy of the pretrained model against the reward model.</summary>
internal static class PpoStage
{
    public static PpoOutcome Run(
        AlignRecipe recipe,
        PretrainedModel model,
        Decoder policy,
        RewardModel rewardModel,
        IReadOnlyList<Prompt> training,
        Processor processor,
        StageReporter reporter,
        EventLog events,
        CancellationToken cancellation)
    {
        using ScalarModel critic = new(model.Decoder.Clone());
        using ReplySampler sampler = model.Sampler(policy, processor, recipe);
        using PpoTrainer trainer = new(
            recipe.Ppo, new PpoModels(policy, model.Decoder, rewardModel, critic), sampler, training, processor, recipe.Seed);
        WordWish wish = new(recipe.Want, recipe.Avoid);
        List<TrainingPoint> curve = [];
        PpoResult result = trainer.Train(
            iteration =>
            {
                double preferred = iteration.Rollouts.Average(rollout => wish.IsPreferred(model.Text(rollout.Reply)) ? 1.0 : 0.0);
                double score = iteration.Metrics[PpoMetrics.Score];
                double kl = iteration.Metrics[PpoMetrics.Kl];
                curve.Add(new TrainingPoint(iteration.Number, score, kl, preferred));
                events.Append("ppo/iteration", new
                {
                    iteration.Number,
                    iteration.Metrics,
                    PreferredShare = preferred,
                    iteration.FreshTokens,
                    iteration.FreshRatioMismatches,
                });
                reporter.Report(
                    iteration.Number, new StageFigure("reward", score), new StageFigure("preferred", preferred), new StageFigure("KL", kl, "nats"));
            },
            cancellation);
        reporter.Finish(
            result.Iterations,
            new StageFigure("reward", curve[^1].Score),
            new StageFigure("preferred", curve[^1].PreferredShare),
            new StageFigure("KL", curve[^1].KlNats, "nats"));
        return new PpoOutcome(result, curve);
    }
}

/// <summary>What optimising came to.</summary>
internal sealed record PpoOutcome(PpoResult Result, IReadOnlyList<TrainingPoint> Curve);

/// <summary>One iteration on the training prompts, before its updates.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Score">Mean score of the reward model.</param>
/// <param name="KlNats">Mean KL to the reference per reply.</param>
/// <param name="PreferredShare">Share of rollouts as wished.</param>
internal sealed record TrainingPoint(int Number, double Score, double KlNats, double PreferredShare);
