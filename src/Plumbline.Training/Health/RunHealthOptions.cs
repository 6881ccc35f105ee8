namespace Plumbline.Training.Health;

/// <summary>Where a run begins to go wrong. Every limit is a rule of thumb: a warning asks somebody to look, it stops nothing.</summary>
public sealed record RunHealthOptions
{
    /// <summary>Entropy per token as a share of that of the first steps, below which the policy has collapsed; 0 to 1.</summary>
    /// <value>Default 0.2.</value>
    public double EntropyShare { get; init; } = 0.2;

    /// <summary>KL per reply, nats, above which the policy has left its reference; above 0.</summary>
    /// <value>Default 30: replies of fluent small models stay below about 10; runs that collapsed in Huang et al. 2024 reached 50 to 85.</value>
    public double KlNats { get; init; } = 30;

    /// <summary>Share of prompts whose replies all get the same reward, above which there is little left to learn from; 0 to 1.</summary>
    /// <value>Default 0.8.</value>
    public double SaturatedShare { get; init; } = 0.8;

    /// <summary>How far, in nats per reply, the log-probability of chosen replies may fall below that of the first steps.</summary>
    /// <value>Default 5.</value>
    public double ChosenFallNats { get; init; } = 5;

    /// <summary>Gradient norm as a multiple of the median of up to four <see cref="Window"/>s before it; above 1.</summary>
    /// <value>Default 20.</value>
    public double GradientMultiple { get; init; } = 20;

    /// <summary>Share of rewards that could not be read; 0 to 1.</summary>
    /// <value>Default 0.1.</value>
    public double UnreadableShare { get; init; } = 0.1;

    /// <summary>Steps whose mean is compared, at least 1: single steps are noise.</summary>
    /// <value>Default 5.</value>
    public int Window { get; init; } = 5;

    /// <summary>Evaluations in a row with rising held-out loss; at least 1.</summary>
    /// <value>Default 3.</value>
    public int RisingEvaluations { get; init; } = 3;
}
