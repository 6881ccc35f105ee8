namespace Plumbline.Numerics.Optimizers;

/// <summary>One AdamW update of one parameter array; the scalars already hold their bias corrections.</summary>
internal unsafe struct AdamWStep
{
    public float* Values, Gradients, FirstMoments, SecondMoments;
    public long Count;

    /// <summary>Factor applied to the gradient before use: the clipping factor.</summary>
    public float GradientScale;

    public float Beta1, Beta2, Epsilon;

    /// <summary>Learning rate / (1 − β₁ᵗ).</summary>
    public float StepSize;

    /// <summary>1 / √(1 − β₂ᵗ).</summary>
    public float InverseRootCorrection;

    /// <summary>1 − learning rate · weight decay.</summary>
    public float Decay;
}
