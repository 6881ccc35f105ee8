namespace Plumbline.Training.PolicyLoss;

/// <summary>Of what an importance ratio is taken.</summary>
public enum RatioLevel
{
    /// <summary>Each token: PPO, GRPO.</summary>
    Token,

    /// <summary>The reply, exp of the mean log-ratio of its tokens (Zheng et al. 2025, GSPO, eq. 7): TRL's <c>importance_sampling_level="sequence"</c>, verl's <c>gspo</c>.</summary>
    SequenceMean,

    /// <summary>The reply, exp of the sum of its log-ratios, the ratio of the reply's probabilities: TRL's RLOO.</summary>
    SequenceSum,
}
