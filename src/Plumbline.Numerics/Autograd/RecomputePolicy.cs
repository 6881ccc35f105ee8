namespace Plumbline.Numerics.Autograd;

/// <summary>
/// Which activations a pass keeps for its backward pass, and which it computes again (Chen et al. 2016, "Training Deep Nets with Sublinear
/// Memory Cost"; elsewhere "gradient checkpointing"). Never changes a bit of any result.
/// </summary>
public enum RecomputePolicy
{
    /// <summary>Everything is kept: fastest.</summary>
    Nothing,

    /// <summary>
    /// Only what goes from layer to layer is kept; the backward pass runs each layer once more. Memory for activations falls from all layers to
    /// one, and a step costs about a third more time.
    /// </summary>
    EveryLayer,
}
