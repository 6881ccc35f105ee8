using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Ppo;

/// <summary>
/// Names of the numbers of a <see cref="PpoIteration"/>. Those with a slash are TRL's where they mean the same; means over updates are over all minibatches
/// of the iteration, token by token, and nothing is averaged over padding because there is none.
/// </summary>
public static class PpoMetrics
{
    /// <summary>Mean score of the scorer, less any penalty for not ending. Higher pleases the proxy more.</summary>
    public const string Score = "objective/scores";

    /// <summary>Mean over replies of the standard deviation between the scorer's members, in units of score; absent where the scorer has a single opinion.</summary>
    public const string ScorerSpread = "scorer/spread";

    /// <summary>Mean KL to the reference policy per reply, nats, estimator k1 summed over tokens.</summary>
    public const string Kl = "objective/kl";

    /// <summary>Mean of −log π summed over the reply, nats: an estimate of the policy's entropy per reply, as in TRL.</summary>
    public const string Entropy = "objective/entropy";

    /// <summary>Mean of −log π over all sampled tokens alike, nats per token: an estimate of the policy's entropy per token.</summary>
    public const string TokenEntropy = "reply/entropy_per_token";

    /// <summary>−β · KL: what the penalty takes.</summary>
    public const string NonScoreReward = "objective/non_score_reward";

    /// <summary>Score plus penalty: what is maximised.</summary>
    public const string RlhfReward = "objective/rlhf_reward";

    /// <summary>β in this iteration.</summary>
    public const string KlCoefficient = "objective/kl_coefficient";

    /// <summary>Replies that ended themselves, a count.</summary>
    public const string EndedReplies = "val/num_eos_tokens";

    /// <summary>Share of replies that ended themselves, 0 to 1.</summary>
    public const string EndedShare = "reply/ended_share";

    /// <summary>Mean tokens per reply.</summary>
    public const string ReplyTokens = "reply/mean_tokens";

    /// <summary>Mean policy loss.</summary>
    public const string PolicyLoss = "loss/policy_avg";

    /// <summary>Share of tokens whose ratio was clipped.</summary>
    public const string ClippedShare = "policy/clipfrac_avg";

    /// <summary>Mean of (new − old log-probability)²/2, nats.</summary>
    public const string ApproximateKl = "policy/approxkl_avg";

    /// <summary>Mean importance ratio.</summary>
    public const string Ratio = "val/ratio";

    /// <summary>Mean global norm of the policy's gradients before clipping.</summary>
    public const string PolicyGradientNorm = "policy/grad_norm";

    /// <summary>Mean value loss.</summary>
    public const string ValueLoss = "loss/value_avg";

    /// <summary>Share of tokens whose value was clipped.</summary>
    public const string ValueClippedShare = "val/clipfrac_avg";

    /// <summary>Share of the variance of returns that the values at sampling explain; verl's name.</summary>
    public const string ExplainedVariance = "critic/vf_explained_var";

    /// <summary>Learning rate of the policy.</summary>
    public const string LearningRate = "lr";

    internal static Dictionary<string, double> OfRollouts(IReadOnlyList<Rollout> rollouts, double klCoefficient)
    {
        double score = rollouts.Average(rollout => rollout.Score);
        double kl = rollouts.Average(rollout => rollout.KlNats);
        double surprise = -rollouts.Sum(rollout => rollout.Reply.LogProbs.Sum());
        int ended = rollouts.Count(rollout => rollout.Reply.Ended);
        Dictionary<string, double> metrics = new(StringComparer.Ordinal)
        {
            [Score] = score,
            [Kl] = kl,
            [Entropy] = surprise / rollouts.Count,
            [TokenEntropy] = surprise / rollouts.Sum(rollout => (double)rollout.Reply.Tokens.Length),
            [NonScoreReward] = -klCoefficient * kl,
            [RlhfReward] = score - (klCoefficient * kl),
            [KlCoefficient] = klCoefficient,
            [EndedReplies] = ended,
            [EndedShare] = (double)ended / rollouts.Count,
            [ReplyTokens] = rollouts.Average(rollout => rollout.Reply.Tokens.Length),
        };
        if (rollouts.All(rollout => rollout.Spread is not null))
        {
            metrics[ScorerSpread] = rollouts.Average(rollout => rollout.Spread.GetValueOrDefault());
        }

        return metrics;
    }
}
