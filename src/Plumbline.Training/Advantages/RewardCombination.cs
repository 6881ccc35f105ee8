namespace Plumbline.Training.Advantages;

/// <summary>How several rewards of a reply become one advantage.</summary>
public enum RewardCombination
{
    /// <summary>The weighted sum is taken first and normalised within its group: TRL's default <c>sum_then_normalize</c>.</summary>
    SumThenNormalize,

    /// <summary>
    /// Each reward is normalised within its group, then summed, then the sums are normalised over the batch (Liu et al. 2026, GDPO): TRL's
    /// <c>normalize_then_sum</c>, verl's <c>gdpo</c>. A reward of large spread no longer drowns the others.
    /// </summary>
    NormalizeThenSum,
}
