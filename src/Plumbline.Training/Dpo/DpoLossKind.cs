namespace Plumbline.Training.Dpo;

/// <summary>
/// Members of the family of direct preference optimisation. c and r are the log-ratios log π/π_ref of the chosen and the rejected reply, Δ = c − r,
/// ε the label smoothing. The names are those of TRL's <c>loss_type</c>.
/// </summary>
public enum DpoLossKind
{
    /// <summary>
    /// −log σ(βΔ) (Rafailov et al. 2023, eq. 7): TRL's default, and the DPO of OpenRLHF and safe-rlhf. With label smoothing
    /// (1 − ε)·−log σ(βΔ) + ε·−log σ(−βΔ): cDPO (Mitchell 2023), as in TRL, OpenRLHF and open-instruct.
    /// </summary>
    Sigmoid,

    /// <summary>max(0, 1 − βΔ) (Zhao et al. 2023, SLiC-HF; Liu et al. 2024, RSO).</summary>
    Hinge,

    /// <summary>(Δ − 1/(2β))² (Azar et al. 2024, eq. 17); <see cref="IpoLength"/> says whether c and r are sums or means over tokens.</summary>
    Ipo,

    /// <summary>((1 − ε)·−log σ(βΔ) − ε·−log σ(−βΔ))/(1 − 2ε) (Chowdhury et al. 2024, eq. 12): unbiased where a share ε of labels is flipped. May be negative.</summary>
    Robust,

    /// <summary>KL from (σ(βΔ), σ(−βΔ)) to (1 − ε, ε) (Ji et al. 2024, EXO, eq. 16). Needs label smoothing above 0.</summary>
    ExoPair,

    /// <summary>−log σ(βc) − ½·log σ(−βc) − ½·log σ(−βr) (Chen et al. 2024, NCA).</summary>
    NcaPair,

    /// <summary>−log σ(βc − δ) − log σ(−(βr − δ)) (Jung et al. 2024, BCO), δ a running mean of the rewards that the caller keeps.</summary>
    BcoPair,

    /// <summary>(c − 1/(2β))² + (r + 1/(2β))² (Wu et al. 2024, SPPO with hard labels).</summary>
    SppoHard,

    /// <summary>1 − σ(βc) + σ(βr) (D'Oosterlinck et al. 2024, APO-zero): chosen up, rejected down; for chosen replies better than the model's.</summary>
    ApoZero,

    /// <summary>σ(βc) + 1 − σ(βΔ) (the same, APO-down): both down, rejected more; for chosen replies worse than the model's.</summary>
    ApoDown,

    /// <summary>(1 − m)·−log σ(βΔ) + m·e^(−βΔ), m = σ(βΔ/τ) (Lu et al. 2024, discovered preference optimisation).</summary>
    Discopop,

    /// <summary>−log σ(β(c/|y_c| − r/|y_r|)): open-instruct's default <c>dpo_norm</c>, there with β = 5. Takes label smoothing as <see cref="Sigmoid"/> does.</summary>
    SigmoidNorm,
}
