namespace Plumbline.Training.Cpo;

/// <summary>In which unit the target margin of SimPO is given.</summary>
public enum SimPoMargin
{
    /// <summary>γ itself, in units of reward: βd − γ. TRL's <c>simpo_gamma</c>, there written β(d − γ/β); default 0.5.</summary>
    Gamma,

    /// <summary>γ/β, in nats per token: β(d − ratio). open-instruct's <c>gamma_beta_ratio</c>; default 0.3.</summary>
    GammaBetaRatio,
}
