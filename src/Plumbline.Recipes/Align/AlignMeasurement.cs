using Plumbline.Statistics;
using Plumbline.Training.Ppo;
using Plumbline.Training.RewardModels;

namespace Plumbline.Recipes.Align;

/// <summary>Turns measured replies into a scorecard.</summary>
internal static class AlignMeasurement
{
    /// <summary>The scorecard of a run. Replies before and after stand in the same order: prompt by prompt, sample by sample.</summary>
    public static AlignScorecard Scorecard(
        AlignRecipe recipe,
        IReadOnlyList<MeasuredReply> before,
        IReadOnlyList<MeasuredReply> after,
        CollectedPreferences preferences,
        RewardModelResult rewardModel,
        PpoResult ppo) => new()
        {
            Wish = new WordWish(recipe.Want, recipe.Avoid).ToString(),
            HeldOutPrompts = before.Select(reply => reply.PromptId).Distinct(StringComparer.Ordinal).Count(),
            RepliesPerPrompt = recipe.Evaluation.RepliesPerPrompt,
            PreferredShare = Shares(before, after, reply => reply.Preferred ? 1 : 0),
            Reward = Means(before, after, reply => reply.Reward),
            Utility = Means(before, after, reply => reply.Utility),
            ReferenceNats = Means(before, after, reply => reply.ReferenceNats / reply.Tokens),
            ReferencePerplexityBefore = Perplexity(before),
            ReferencePerplexityAfter = Perplexity(after),
            KlNats = Mean(after, reply => reply.KlNats),
            DistinctBigramsBefore = DistinctBigrams(before.Select(reply => reply.Reply)),
            DistinctBigramsAfter = DistinctBigrams(after.Select(reply => reply.Reply)),
            RewardModel = new RewardModelScore(
                rewardModel.TrainingPairs,
                rewardModel.HeldOutAccuracy.Count,
                preferences.Ties,
                Of(rewardModel.HeldOutAccuracy.Share, rewardModel.HeldOutAccuracy.Interval),
                1 - recipe.Preferences.Annotator.ErrorRate,
                rewardModel.HeldOutLoss),
            Optimization = new PolicyOptimization(
                ppo.Iterations, ppo.Rollouts, ppo.StoppedEarly, ppo.FinalKlCoefficient, ppo.FreshTokens, ppo.FreshRatioMismatches),
        };

    /// <summary>The first held-out prompts, each with its first reply of both models: not chosen by what they say.</summary>
    public static IReadOnlyList<AlignSample> Samples(AlignRecipe recipe, IReadOnlyList<MeasuredReply> before, IReadOnlyList<MeasuredReply> after) =>
    [
        .. before.Zip(after)
            .Where((_, index) => index % recipe.Evaluation.RepliesPerPrompt == 0)
            .Take(recipe.Evaluation.ShownSamples)
            .Select(pair => new AlignSample(
                pair.First.PromptId,
                pair.First.Prompt,
                pair.First.Reply,
                pair.Second.Reply,
                pair.First.Reward,
                pair.Second.Reward,
                pair.First.Preferred,
                pair.Second.Preferred)),
    ];

    /// <summary>Share of distinct two-word sequences among all; 0 where there is none.</summary>
    internal static double DistinctBigrams(IEnumerable<string> texts)
    {
        HashSet<(string, string)> distinct = [];
        long all = 0;
        foreach (string text in texts)
        {
            string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (int i = 1; i < words.Length; i++)
            {
                distinct.Add((words[i - 1], words[i]));
                all++;
            }
        }

        return all == 0 ? 0 : (double)distinct.Count / all;
    }

    private static double Perplexity(IReadOnlyList<MeasuredReply> replies) =>
        Math.Exp(replies.Sum(reply => reply.ReferenceNats) / replies.Sum(reply => (double)reply.Tokens));

    private static Measured Of(double value, Interval interval) => new(value, interval.Lower, interval.Upper);

    private static Measured Mean(IReadOnlyList<MeasuredReply> replies, Func<MeasuredReply, double> value)
    {
        MeanEstimate estimate = MeanEstimate.OfClusters([.. replies.Select(value)], [.. replies.Select(reply => reply.PromptId)]);
        return Of(estimate.Mean, estimate.Interval);
    }

    private static BeforeAfter Means(IReadOnlyList<MeasuredReply> before, IReadOnlyList<MeasuredReply> after, Func<MeasuredReply, double> value)
    {
        PairedDifference difference = PairedDifference.OfMeans(Pairs(before, after, value));
        return new BeforeAfter(Mean(before, value), Mean(after, value), Of(difference.Difference, difference.Interval));
    }

    private static BeforeAfter Shares(IReadOnlyList<MeasuredReply> before, IReadOnlyList<MeasuredReply> after, Func<MeasuredReply, double> value)
    {
        PairedDifference difference = PairedDifference.OfProportions(Pairs(before, after, value));
        return new BeforeAfter(Share(before), Share(after), Of(difference.Difference, difference.Interval));

        Measured Share(IReadOnlyList<MeasuredReply> replies)
        {
            ClusteredShare share = ClusteredShare.Of([.. replies.Select(value)], [.. replies.Select(reply => reply.PromptId)]);
            return Of(share.Share, share.Interval);
        }
    }

    private static Pair[] Pairs(IReadOnlyList<MeasuredReply> before, IReadOnlyList<MeasuredReply> after, Func<MeasuredReply, double> value) =>
        [.. before.Zip(after, (b, a) => new Pair(b.PromptId, value(a), value(b)))];
}
