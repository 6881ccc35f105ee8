namespace Plumbline.Training.Cpo;

/// <summary>Preference losses without a reference model. d is the chosen less the rejected log-probability of a reply.</summary>
public enum CpoLossKind
{
    /// <summary>−log σ(βd), sums over tokens (Xu et al. 2024, "Contrastive Preference Optimization", eq. 5): the default of TRL's CPO.</summary>
    Sigmoid,

    /// <summary>max(0, 1 − βd), sums over tokens (Zhao et al. 2023, SLiC-HF).</summary>
    Hinge,

    /// <summary>(d − 1/(2β))² (Azar et al. 2024) without a reference.</summary>
    Ipo,

    /// <summary>−log σ(βd − γ), means over tokens (Meng et al. 2024, "SimPO", eq. 6).</summary>
    SimPo,
}
