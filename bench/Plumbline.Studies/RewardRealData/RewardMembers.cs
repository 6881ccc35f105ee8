using System.Globalization;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Batches;
using Plumbline.Training.PointwiseRewards;
using Plumbline.Training.Preferences;
using Plumbline.Training.RewardModels;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Studies.RewardRealData;

/// <summary>Trains the members of a recipe on a body and scores texts by their mean.</summary>
internal static class RewardMembers
{
    /// <summary>Margin (chosen minus rejected) of each test pair after training on the others.</summary>
    public static double[] Margins(RewardRecipe recipe, RewardBody body, IReadOnlyList<TextPair> training, IReadOnlyList<TextPair> test, Processor processor, ulong seed)
    {
        PreferenceSplit split = new([.. training.Select((pair, i) => Encode(body, pair, i))], [.. test.Select((pair, i) => Encode(body, pair, i))]);
        RewardModelOptions options = new()
        {
            Pooling = recipe.Pooling,
            TokenCounts = Counts(recipe),
            Epochs = recipe.Epochs,
            LearningRate = recipe.LearningRate,
            BatchPairs = recipe.Batch / 2,
            Optimizer = new AdamWOptions { WeightDecay = recipe.WeightDecay },
        };
        double[] sum = new double[test.Count];
        for (int member = 0; member < recipe.Members; member++)
        {
            using RewardModel model = new RewardModelTrainer(options, processor, (seed * 1000) + (ulong)member).Train(body.Decoder, split).Model;
            Add(sum, PreferenceAgreement.Measure(model, split.HeldOut).Margins, recipe.Members);
        }

        return sum;
    }

    /// <summary>Log-odds of each test text after training on the others.</summary>
    public static double[] LogOdds(
        RewardRecipe recipe, RewardBody body, IReadOnlyList<LabelledText> training, IReadOnlyList<PromptedText> test, Processor processor, ulong seed)
    {
        LabelledReply[] replies =
        [
            .. training.Select((item, i) =>
            {
                PromptedReply tokens = body.Encode(item.Text);
                return new LabelledReply(i.ToString(CultureInfo.InvariantCulture), item.PromptId, tokens.Prompt, tokens.Reply, item.Label ? 1 : 0);
            }),
        ];
        PromptedReply[] scored = [.. test.Select(body.Encode)];
        PointwiseRewardOptions options = new()
        {
            Pooling = recipe.Pooling,
            TokenCounts = Counts(recipe),
            Epochs = recipe.Epochs,
            LearningRate = recipe.LearningRate,
            BatchReplies = recipe.Batch,
            Optimizer = new AdamWOptions { WeightDecay = recipe.WeightDecay },
        };
        double[] sum = new double[test.Count];
        for (int member = 0; member < recipe.Members; member++)
        {
            using RewardModel model = new PointwiseRewardTrainer(options, processor, (seed * 1000) + (ulong)member).Train(body.Decoder, replies, []).Model;
            Add(sum, model.Score(scored), recipe.Members);
        }

        return sum;
    }

    private static TokenCountOptions? Counts(RewardRecipe recipe) =>
        !recipe.TokenCounts ? null : recipe.CountPenalty > 0 ? new TokenCountOptions { Penalties = [recipe.CountPenalty] } : new TokenCountOptions();

    private static Preference Encode(RewardBody body, TextPair pair, int index)
    {
        PromptedReply chosen = body.Encode(pair.Chosen);
        string id = index.ToString(CultureInfo.InvariantCulture);
        return new Preference(id, id, chosen.Prompt, chosen.Reply, body.Encode(pair.Rejected).Reply);
    }

    private static void Add(double[] sum, double[] part, int members)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += part[i] / members;
        }
    }
}
