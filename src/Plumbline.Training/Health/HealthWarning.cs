namespace Plumbline.Training.Health;

/// <summary>What can go wrong with a run without stopping it.</summary>
public enum HealthProblem
{
    /// <summary>The policy has become nearly certain of every token, so that all replies are alike and nothing is explored.</summary>
    EntropyCollapse,

    /// <summary>The policy has left its reference far behind.</summary>
    KlExplosion,

    /// <summary>All replies to a prompt get the same reward, so that there is nothing to learn from.</summary>
    RewardSaturation,

    /// <summary>No reply ends itself.</summary>
    EndNeverProduced,

    /// <summary>The log-probability of chosen replies falls, as it often does in DPO: the margin grows because the rejected ones fall faster.</summary>
    ChosenFalling,

    /// <summary>The reward model is hardly better than chance on held-out comparisons: what is optimised against it is noise.</summary>
    WeakRewardModel,

    /// <summary>Gradients are far larger than they used to be.</summary>
    GradientSpike,

    /// <summary>Many rewards could not be read, as when a judge answers without a number.</summary>
    UnreadableRewards,

    /// <summary>The held-out loss rises while the training loss falls.</summary>
    Overfitting,
}

/// <summary>One warning about a run.</summary>
/// <param name="Problem">What went wrong.</param>
/// <param name="Step">The step that showed it, 1 for the first; 0 before training.</param>
/// <param name="Found">What was measured, in words with its numbers.</param>
/// <param name="Advice">What to try.</param>
public sealed record HealthWarning(HealthProblem Problem, int Step, string Found, string Advice);
