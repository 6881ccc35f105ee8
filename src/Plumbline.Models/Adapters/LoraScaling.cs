namespace Plumbline.Models.Adapters;

/// <summary>How alpha and rank make the factor of a low-rank change.</summary>
public enum LoraScaling
{
    /// <summary>alpha / rank (Hu et al. 2021, "LoRA", section 4.1).</summary>
    Standard,

    /// <summary>alpha / √rank, which keeps the change from fading as the rank grows (Kalajdzievski 2023); PEFT's <c>use_rslora</c>.</summary>
    RankStabilized,
}
