using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Stages;
using Plumbline.Training.Batches;
using Plumbline.Training.Kl;
using Plumbline.Training.Prompts;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;

namespace Plumbline.Recipes.Align;

/// <summary>Samples replies to the held-out prompts and measures each. The random numbers are the same for every model, so that models compare in pairs.</summary>
internal static class EvaluationStage
{
    /// <summary>Measures one model.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="model">Tokenizer and reference.</param>
    /// <param name="policy">The model to measure.</param>
    /// <param name="rewardModel">What scores the replies.</param>
    /// <param name="heldOut">The prompts.</param>
    /// <param name="processor">Runs the kernels.</param>
    /// <param name="reporter">Hears how many replies are done.</param>
    /// <param name="cancellation">Stops it.</param>
    public static IReadOnlyList<MeasuredReply> Run(
        AlignRecipe recipe,
        PretrainedModel model,
        Decoder policy,
        RewardModel rewardModel,
        IReadOnlyList<Prompt> heldOut,
        Processor processor,
        StageReporter reporter,
        CancellationToken cancellation)
    {
        using ReplySampler sampler = model.Sampler(policy, processor, recipe);
        IReadOnlyList<SampledReply> replies = sampler.Sample(
            heldOut, recipe.Evaluation.RepliesPerPrompt, "evaluation", done => reporter.Report(done), cancellation);
        PromptedReply[] sequences = [.. replies.Select(reply => reply.PromptedReply)];
        double[] scores = rewardModel.Score(sequences, cancellation);
        double[][] reference = ReplyLogProbs.Compute(processor, model.Decoder, sequences, cancellation);
        WordWish wish = new(recipe.Want, recipe.Avoid);
        MeasuredReply[] measured =
        [
            .. replies.Select((reply, i) =>
            {
                string text = model.Text(reply);
                return new MeasuredReply(
                    reply.Id,
                    reply.Prompt.Id,
                    reply.Prompt.Text,
                    text,
                    scores[i],
                    wish.Utility(text),
                    wish.IsPreferred(text),
                    KlMath.Sum(KlEstimator.K1, reply.LogProbs, reference[i]),
                    -reference[i].Sum(),
                    reply.Tokens.Length,
                    reply.Ended);
            }),
        ];
        reporter.Finish(
            replies.Count,
            new StageFigure("preferred", measured.Average(reply => reply.Preferred ? 1.0 : 0.0)),
            new StageFigure("reward", measured.Average(reply => reply.Reward)));
        return measured;
    }
}

/// <summary>One reply to a held-out prompt with everything measured on it: one line of <c>samples/before.jsonl</c> and <c>samples/after.jsonl</c>.</summary>
/// <param name="Id">Name of the random stream.</param>
/// <param name="PromptId">Which prompt.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="Reply">The reply.</param>
/// <param name="Reward">The reward model's score.</param>
/// <param name="Utility">The annotator's utility.</param>
/// <param name="Preferred">Whether it is as wished.</param>
/// <param name="KlNats">log π − log π_ref, summed over tokens.</param>
/// <param name="ReferenceNats">−log π_ref, summed over tokens.</param>
/// <param name="Tokens">Tokens of the reply.</param>
/// <param name="Ended">Whether it ended itself.</param>
internal sealed record MeasuredReply(
    string Id,
    string PromptId,
    string Prompt,
    string Reply,
    double Reward,
    double Utility,
    bool Preferred,
    double KlNats,
    double ReferenceNats,
    int Tokens,
    bool Ended);
