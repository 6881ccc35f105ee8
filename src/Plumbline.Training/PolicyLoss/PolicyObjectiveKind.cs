namespace Plumbline.Training.PolicyLoss;

/// <summary>What a token contributes to the policy loss. ρ is the ratio of new to old probability, A the advantage.</summary>
public enum PolicyObjectiveKind
{
    /// <summary>−min(ρA, clip(ρ, 1 − ε_low, 1 + ε_high)·A) (Schulman et al. 2017, eq. 7): PPO, GRPO, GSPO, DAPO everywhere.</summary>
    Clipped,

    /// <summary>−min(ρ, cap)·A·log π, no gradient through ρ (MiniMax 2025, CISPO), in TRL's form: capped above only.</summary>
    Cispo,

    /// <summary>−A·log π (Williams 1992): nanochat. There is no ratio, so only fresh rollouts may be used.</summary>
    Reinforce,

    /// <summary>−(A·log π − (β/2)·(log π − log π_old)²) (Richemond et al. 2024, DRO), as in verl's <c>dro</c>.</summary>
    Dro,
}

/// <summary>How a KL penalty in the loss is differentiated.</summary>
public enum KlLossForm
{
    /// <summary>
    /// Value and gradient of the estimator: TRL's GRPO with k3. Beware of k1: its derivative is 1 at every token, which in expectation pulls nowhere.
    /// </summary>
    Plain,

    /// <summary>Value of the estimator, gradient of k2, which is that of the KL itself on fresh rollouts: verl's <c>k1+</c> and <c>k3+</c>.</summary>
    StraightThrough,

    /// <summary>Estimator times the token's importance ratio, gradient through both (DeepSeek-V3.2): TRL's <c>use_bias_correction_kl</c>.</summary>
    ImportanceCorrected,
}
