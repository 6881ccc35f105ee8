using Plumbline.Training.Advantages;
using Plumbline.Training.Ppo;
using Plumbline.Training.Rewards;

namespace Plumbline.Training.Online;

/// <summary>
/// Metrics of sampled replies. Names are TRL's (GRPO and PPO) where they are the same quantity; nothing is averaged over padding because there is none.
/// </summary>
public static class OnlineMetrics
{
    /// <summary>Mean reward of replies whose reward could be read.</summary>
    public const string Reward = "reward";

    /// <summary>Perplexity of the replies under the reference policy: exp of the mean surprise per token. Lower reads more like the start.</summary>
    public const string ReferencePerplexity = "reply/reference_perplexity";

    /// <summary>Mean KL per reply, nats, estimator k1 summed over tokens.</summary>
    public const string Kl = PpoMetrics.Kl;

    /// <summary>Works out the metrics of an iteration's replies.</summary>
    internal static Dictionary<string, double> Of(CollectedReplies collected, IReadOnlyList<string> costNames)
    {
        IReadOnlyList<RewardedReply> replies = collected.Replies;
        double tokens = replies.Sum(reply => (double)reply.Reply.Tokens.Length);
        double[] lengths = [.. replies.Select(reply => (double)reply.Reply.Tokens.Length)];
        double[] ended = [.. replies.Where(reply => reply.Reply.Ended).Select(reply => (double)reply.Reply.Tokens.Length)];
        double surprise = -replies.Sum(reply => reply.Reply.LogProbs.Sum());
        Dictionary<string, double> metrics = new(StringComparer.Ordinal)
        {
            ["completions/mean_length"] = lengths.Average(),
            ["completions/min_length"] = lengths.Min(),
            ["completions/max_length"] = lengths.Max(),
            ["completions/clipped_ratio"] = 1 - ((double)ended.Length / replies.Count),
            [PpoMetrics.EndedShare] = (double)ended.Length / replies.Count,
            [PpoMetrics.Kl] = replies.Average(reply => reply.KlNats),
            [PpoMetrics.Entropy] = surprise / replies.Count,
            [PpoMetrics.TokenEntropy] = surprise / tokens,
            [ReferencePerplexity] = Math.Exp(-replies.Sum(reply => reply.ReferenceLogProbs.Sum()) / tokens),
            ["rewards/unreadable_share"] = collected.Rewards.UnreadableShare,
        };
        if (ended.Length > 0)
        {
            metrics["completions/mean_terminated_length"] = ended.Average();
        }

        AddRewards(collected, metrics);
        for (int c = 0; c < costNames.Count; c++)
        {
            int cost = c;
            metrics[$"costs/{costNames[c]}/mean"] = replies.Average(reply => reply.Costs[cost]);
        }

        return metrics;
    }

    private static void AddRewards(CollectedReplies collected, Dictionary<string, double> metrics)
    {
        foreach (string name in collected.Rewards.Names)
        {
            double[] part = [.. collected.Rewards.Part(name).OfType<double>()];
            if (part.Length > 0)
            {
                (double mean, double variance) = WhiteningMath.Moments(part, [], VarianceEstimator.Bessel);
                metrics[$"rewards/{name}/mean"] = mean;
                metrics[$"rewards/{name}/std"] = Math.Sqrt(variance);
            }
        }

        double[] all = [.. collected.Replies.Select(reply => reply.Reward).OfType<double>()];
        if (all.Length == 0)
        {
            return;
        }

        metrics[Reward] = all.Average();
        double[] deviations =
        [
            .. collected.Replies.GroupBy(reply => reply.Group)
                .Select(group => group.Select(reply => reply.Reward).OfType<double>().ToArray())
                .Where(group => group.Length > 1)
                .Select(group => Math.Sqrt(WhiteningMath.Moments(group, [], VarianceEstimator.Bessel).Variance)),
        ];
        if (deviations.Length > 0)
        {
            metrics["reward_std"] = deviations.Average();
            metrics["frac_reward_zero_std"] = (double)deviations.Count(deviation => deviation == 0) / deviations.Length;
        }
    }
}
