namespace Plumbline.Training.PolicyGradient;

/// <summary>Where the advantages of a critic-free method come from.</summary>
public enum AdvantageEstimator
{
    /// <summary>The reward of a reply against the others to the same prompt, the same for all its tokens: GRPO and its relatives, RLOO.</summary>
    Group,

    /// <summary>Discounted returns of token rewards with the KL penalty in them, whitened over the batch: REINFORCE++ (Hu 2025).</summary>
    TokenReturns,

    /// <summary>The same after the mean of its group was taken from each reward: REINFORCE++-baseline.</summary>
    GroupedTokenReturns,
}
