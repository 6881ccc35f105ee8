namespace Plumbline.Numerics.Optimizers;

/// <summary>Settings of <see cref="AdamW"/>.</summary>
public sealed record AdamWOptions
{
    /// <summary>Decay of the mean of gradients, 0 to below 1.</summary>
    /// <value>Default 0.9, as everywhere.</value>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the mean of squared gradients, 0 to below 1.</summary>
    /// <value>Default 0.999, as in PyTorch.</value>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Added to the root of the second moment, above 0.</summary>
    /// <value>Default 1e-8, as in PyTorch.</value>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Decoupled decay per unit of learning rate, 0 or more; applied to matrices only, never to vectors (norm gains, biases).</summary>
    /// <value>Default 0: fine-tuning from feedback usually leaves it off.</value>
    public float WeightDecay { get; init; }

    /// <summary>Largest global norm of all gradients together; larger ones are scaled down to it. Null does not clip.</summary>
    /// <value>Default 1.</value>
    public float? MaxGradientNorm { get; init; } = 1f;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Beta1 is >= 0 and < 1, $"beta1 is {Beta1}; expected 0 to below 1");
        Check(Beta2 is >= 0 and < 1, $"beta2 is {Beta2}; expected 0 to below 1");
        Check(Epsilon > 0, $"epsilon is {Epsilon}; expected above 0");
        Check(WeightDecay >= 0, $"weight decay is {WeightDecay}; expected 0 or more");
        Check(MaxGradientNorm is null or > 0, $"max gradient norm is {MaxGradientNorm}; expected above 0, or none");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
