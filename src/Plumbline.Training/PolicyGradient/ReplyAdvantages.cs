using Plumbline.Training.Advantages;
using Plumbline.Training.Constraints;
using Plumbline.Training.Online;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.PolicyGradient;

/// <summary>Advantages of an iteration's replies, one array of tokens each.</summary>
internal static class ReplyAdvantages
{
    /// <summary>Works out the advantages under the reward and under each cost, and combines them.</summary>
    /// <param name="replies">Replies, groups of equal size side by side.</param>
    /// <param name="weights">Names and weights of the rewards.</param>
    /// <param name="options">Which estimator.</param>
    /// <param name="klCoefficient">β of the penalty in the reward.</param>
    /// <param name="multipliers">λ of each cost.</param>
    public static double[][] Of(
        IReadOnlyList<RewardedReply> replies,
        IReadOnlyList<(string Name, double Weight)> weights,
        PolicyGradientOptions options,
        double klCoefficient,
        double[] multipliers)
    {
        int groupSize = replies.Count(reply => reply.Group == replies[0].Group);
        if (options.Estimator == AdvantageEstimator.Group)
        {
            return Split(replies, Grouped(replies, weights, groupSize, options, klCoefficient, multipliers));
        }

        double[] advantages = TokenReturns(replies, groupSize, options, klCoefficient, [.. replies.Select(Reward)]);
        double[][] costs = [.. multipliers.Select((_, c) => TokenReturns(replies, groupSize, options, 0, [.. replies.Select(reply => reply.Costs[c])]))];
        if (costs.Length > 0)
        {
            ConstrainedAdvantageMath.Combine(advantages, costs, multipliers, advantages);
        }

        return Split(replies, advantages);
    }

    private static double[] Grouped(
        IReadOnlyList<RewardedReply> replies,
        IReadOnlyList<(string Name, double Weight)> weights,
        int groupSize,
        PolicyGradientOptions options,
        double klCoefficient,
        double[] multipliers)
    {
        double[] perReply = new double[replies.Count];
        if (options.Combination == RewardCombination.NormalizeThenSum)
        {
            double[][] parts = [.. weights.Select(weight => replies.Select(reply => reply.Rewards[weight.Name] ?? double.NaN).ToArray())];
            RewardCombinationMath.Advantages(parts, weights.Select(weight => weight.Weight).ToArray(), groupSize, options.Combination, options.Group, perReply);
        }
        else
        {
            GroupAdvantageMath.Compute([.. replies.Select(reply => Lagrangian(reply, klCoefficient, multipliers))], groupSize, options.Group, perReply);
        }

        return OverTokens(replies, perReply);
    }

    // Combined before the group is normalised: λ then weighs costs in their own unit, whatever the scale. Without a scale it is the combination of advantages.
    private static double Lagrangian(RewardedReply reply, double klCoefficient, double[] multipliers)
    {
        double value = klCoefficient > 0 ? Reward(reply) - (klCoefficient * reply.KlNats) : Reward(reply);
        double total = 1;
        for (int c = 0; c < multipliers.Length; c++)
        {
            value -= multipliers[c] * reply.Costs[c];
            total += multipliers[c];
        }

        return value / total;
    }

    private static double[] TokenReturns(
        IReadOnlyList<RewardedReply> replies, int groupSize, PolicyGradientOptions options, double klCoefficient, double[] scores)
    {
        double[] centred = scores;
        if (options.Estimator == AdvantageEstimator.GroupedTokenReturns)
        {
            centred = new double[scores.Length];
            GroupAdvantageMath.Compute(scores, groupSize, new GroupAdvantageOptions { Scale = GroupScale.None }, centred);
        }

        int[] lengths = [.. replies.Select(reply => reply.Reply.Tokens.Length)];
        double[] rewards = new double[lengths.Sum()];
        bool[] mask = new bool[rewards.Length];
        int start = 0;
        for (int i = 0; i < replies.Count; i++)
        {
            if (!double.IsNaN(scores[i]))
            {
                RolloutRewardMath.PerToken(replies[i].Reply.LogProbs, replies[i].ReferenceLogProbs, centred[i], klCoefficient, rewards.AsSpan(start, lengths[i]));
                mask.AsSpan(start, lengths[i]).Fill(true);
            }

            start += lengths[i];
        }

        double[] advantages = new double[rewards.Length];
        if (mask.Contains(true))
        {
            ReinforceMath.TokenAdvantages(rewards, lengths, mask, options.Gamma, options.Whitening, advantages);
        }

        return advantages;
    }

    private static double Reward(RewardedReply reply) => reply.Reward ?? double.NaN;

    private static double[] OverTokens(IReadOnlyList<RewardedReply> replies, double[] perReply) =>
        [.. replies.SelectMany((reply, i) => Enumerable.Repeat(perReply[i], reply.Reply.Tokens.Length))];

    private static double[][] Split(IReadOnlyList<RewardedReply> replies, double[] tokens)
    {
        double[][] result = new double[replies.Count][];
        int start = 0;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = tokens[start..(start + replies[i].Reply.Tokens.Length)];
            start += result[i].Length;
        }

        return result;
    }
}
