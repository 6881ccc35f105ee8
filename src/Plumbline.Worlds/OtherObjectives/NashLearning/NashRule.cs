namespace Plumbline.Worlds.OtherObjectives.NashLearning;

/// <summary>How a policy moves towards the Nash equilibrium of a regularised preference game. η is the step size, τ the regularisation, μ the reference.</summary>
public enum NashRule
{
    /// <summary>Self-play by mirror descent: π⁺ ∝ π^(1−ητ) μ^(ητ) exp(η P(· ≻ π)). The tabular form of Online IPO (Calandriello et al. 2024).</summary>
    OnlineMirrorDescent,

    /// <summary>Nash-MD (Munos et al. 2023, "Nash learning from human feedback"): the opponent is the mixture π^(1−ητ) μ^(ητ), from which the step is taken too.</summary>
    NashMirrorDescent,

    /// <summary>EGPO (Zhou et al. 2025, "Extragradient preference optimization"): a half-step of mirror descent against π, then the full step from π against the half-step.</summary>
    Extragradient,
}
