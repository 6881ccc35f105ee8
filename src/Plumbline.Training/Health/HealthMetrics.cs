namespace Plumbline.Training.Health;

/// <summary>Names of the metrics that <see cref="RunHealth"/> looks at; of several, the first that a step has.</summary>
public static class HealthMetrics
{
    /// <summary>Accuracy on comparisons.</summary>
    public const string Accuracy = "accuracy";

    /// <summary>How many held-out examples an evaluation is of.</summary>
    public const string Examples = "examples";

    /// <summary>Norm of the gradients before clipping.</summary>
    public const string GradientNorm = "grad_norm";

    /// <summary>Share of the rewards that could not be read.</summary>
    public const string UnreadableShare = "rewards/unreadable_share";

    /// <summary>Entropy per token, nats.</summary>
    public static IReadOnlyList<string> Entropy { get; } = ["reply/entropy_per_token"];

    /// <summary>KL per reply, nats.</summary>
    public static IReadOnlyList<string> Kl { get; } = ["objective/kl"];

    /// <summary>Share of prompts whose replies all got the same reward.</summary>
    public static IReadOnlyList<string> SaturatedShare { get; } = ["frac_reward_zero_std"];

    /// <summary>Share of replies that ended themselves.</summary>
    public static IReadOnlyList<string> EndedShare { get; } = ["reply/ended_share"];

    /// <summary>Mean log-probability of chosen replies.</summary>
    public static IReadOnlyList<string> ChosenLogProbs { get; } = ["logps/chosen"];
}
