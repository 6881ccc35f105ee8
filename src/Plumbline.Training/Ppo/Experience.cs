using Plumbline.Training.Advantages;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Ppo;

/// <summary>A rollout with everything that the objective needs, each <c>[replyTokens]</c> and fixed at sampling.</summary>
internal sealed class Experience
{
    /// <summary>Works out rewards, advantages (not yet whitened) and returns.</summary>
    public Experience(Rollout rollout, double[] values, double klCoefficient, PpoOptions options)
    {
        Rollout = rollout;
        Values = values;
        Rewards = new double[values.Length];
        Advantages = new double[values.Length];
        Returns = new double[values.Length];
        RolloutRewardMath.PerToken(rollout.Reply.LogProbs, rollout.ReferenceLogProbs, rollout.Score, klCoefficient, Rewards);
        AdvantageMath.GeneralizedAdvantages(Rewards, values, [], options.Gamma, options.Lambda, Advantages, Returns);
    }

    public Rollout Rollout { get; }

    /// <summary>The critic's values at sampling.</summary>
    public double[] Values { get; }

    public double[] Rewards { get; }

    public double[] Advantages { get; }

    public double[] Returns { get; }

    public int TokenCount => Values.Length;

    /// <summary>Whitens the advantages of all experiences together, each token counting alike.</summary>
    public static void Whiten(IReadOnlyList<Experience> experiences, VarianceEstimator estimator)
    {
        double[] all = [.. experiences.SelectMany(experience => experience.Advantages)];
        WhiteningMath.Whiten(all, [], estimator);
        int start = 0;
        foreach (Experience experience in experiences)
        {
            all.AsSpan(start, experience.TokenCount).CopyTo(experience.Advantages);
            start += experience.TokenCount;
        }
    }

    /// <summary>Share of the variance of the returns that the values explain (verl: <c>critic/vf_explained_var</c>): 1 is perfect, 0 no better than the mean; 0 where the returns do not vary.</summary>
    public static double ExplainedVariance(IReadOnlyList<Experience> experiences)
    {
        double[] returns = [.. experiences.SelectMany(experience => experience.Returns)];
        double[] errors = [.. experiences.SelectMany(experience => experience.Returns.Zip(experience.Values, (r, v) => r - v))];
        double variance = WhiteningMath.Moments(returns, [], VarianceEstimator.Population).Variance;
        return variance > 0 ? 1 - (WhiteningMath.Moments(errors, [], VarianceEstimator.Population).Variance / variance) : 0;
    }
}
