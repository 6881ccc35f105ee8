namespace Plumbline.Models.Generation;

/// <summary>Where top-p cuts. The two rules differ by one token.</summary>
public enum NucleusRule
{
    /// <summary>The fewest tokens whose probabilities reach p (Holtzman et al. 2020): Hugging Face, vLLM.</summary>
    Reaching,

    /// <summary>The most tokens whose probabilities stay within p, at least one: lm-human-preferences.</summary>
    Within,
}
