namespace Plumbline.Training.PolicyLoss;

/// <summary>How the losses of tokens become one number. It decides whether long replies weigh more than short ones.</summary>
public enum LossAggregation
{
    /// <summary>
    /// Every token alike: sum over tokens of the optimiser batch / number of them. TRL's <c>dapo</c> (its default), verl's <c>token-mean</c> (its default), OpenRLHF,
    /// open-instruct; TRL's <c>bnpo</c> where a batch is one micro-batch.
    /// </summary>
    TokenMean,

    /// <summary>Every reply alike: mean over replies of the mean over their tokens (Shao et al. 2024). TRL's <c>grpo</c>, verl's <c>seq-mean-token-mean</c>.</summary>
    SequenceMeanTokenMean,

    /// <summary>Mean over replies of the sum over their tokens: verl's <c>seq-mean-token-sum</c>.</summary>
    SequenceMeanTokenSum,

    /// <summary>
    /// Mean over replies of the sum over their tokens / a constant length (Liu et al. 2025, Dr. GRPO): TRL's <c>dr_grpo</c>, whose constant is the longest
    /// reply allowed.
    /// </summary>
    SequenceMeanTokenSumNorm,

    /// <summary>Sum over all tokens: verl's <c>token-sum</c>. The learning rate then depends on the size of the batch.</summary>
    TokenSum,
}

/// <summary>Whether replies without a counted token are in the denominator of a mean over replies.</summary>
public enum MaskedSequences
{
    /// <summary>They are not: OpenRLHF, verl.</summary>
    Excluded,

    /// <summary>They are, with a loss of 0: TRL, where masked truncated replies pull the mean towards 0; open-instruct's masked mean over rows.</summary>
    Counted,
}
