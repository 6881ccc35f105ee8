using Plumbline.Training.Advantages;
using Plumbline.Training.Constraints;
using Plumbline.Training.Kl;
using Plumbline.Training.Online;

namespace Plumbline.Training.Ppo;

/// <summary>What PPO adds to <see cref="OnlineOptions"/>: the critic and the clipped objective.</summary>
public sealed record PpoObjectiveOptions
{
    /// <summary>Highest learning rate of the critics, above 0.</summary>
    /// <value>Default 5e-4, for models below about ten million parameters.</value>
    public double CriticLearningRate { get; init; } = 5e-4;

    /// <summary>Iterations at the start in which only the critics learn, 0 or more.</summary>
    /// <value>Default 2.</value>
    public int CriticWarmupIterations { get; init; } = 2;

    /// <summary>Discount γ, above 0 to 1.</summary>
    /// <value>Default 1.</value>
    public double Gamma { get; init; } = 1;

    /// <summary>λ of generalised advantage estimation, 0 to 1.</summary>
    /// <value>Default 0.95 (Ziegler et al. 2019, TRL, safe-rlhf); OpenRLHF and verl take 1.</value>
    public double Lambda { get; init; } = 0.95;

    /// <summary>Whether advantages are whitened over all tokens of an iteration, and with which variance; null leaves them.</summary>
    /// <value>Default Bessel, as in TRL and verl.</value>
    public VarianceEstimator? AdvantageWhitening { get; init; } = VarianceEstimator.Bessel;

    /// <summary>ε of the clipped ratio, above 0 and below 1.</summary>
    /// <value>Default 0.2.</value>
    public double RatioClip { get; init; } = 0.2;

    /// <summary>How far a value may move from the one at sampling before its loss is clipped, above 0; null does not clip.</summary>
    /// <value>Default 0.2 (TRL); OpenRLHF and verl take 0.5, safe-rlhf 5.</value>
    public double? ValueClip { get; init; } = 0.2;

    /// <summary>Weight of the mean entropy in the objective, 0 or more.</summary>
    /// <value>Default 0.</value>
    public double EntropyBonus { get; init; }

    /// <summary>The KL penalty in the reward.</summary>
    public KlControllerOptions Kl { get; init; } = new();

    /// <summary>One constraint per cost, in the order of the costs; each has a critic of its own (Dai et al. 2024).</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<LagrangeOptions> Constraints { get; init; } = [];

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate(OnlineOptions online) => [.. Ppo(online).Validate(), .. Constraints.SelectMany(constraint => constraint.Validate())];

    /// <summary>The settings of updates on an iteration's replies.</summary>
    internal PpoOptions Ppo(OnlineOptions online) => new()
    {
        Iterations = online.Iterations,
        PromptsPerIteration = online.PromptsPerIteration,
        RepliesPerPrompt = online.RepliesPerPrompt,
        Epochs = online.Epochs,
        Minibatches = online.Minibatches,
        PolicyLearningRate = online.LearningRate,
        CriticLearningRate = CriticLearningRate,
        Decay = online.Decay,
        CriticWarmupIterations = CriticWarmupIterations,
        Gamma = Gamma,
        Lambda = Lambda,
        AdvantageWhitening = AdvantageWhitening,
        RatioClip = RatioClip,
        ValueClip = ValueClip,
        EntropyBonus = EntropyBonus,
        Kl = Kl,
        StopAboveKlNats = null,
        Optimizer = online.Optimizer,
    };
}
