namespace Plumbline.Training.Kl;

/// <summary>How strongly a policy is held to its reference: the weight β of the KL penalty, fixed or steered towards a target.</summary>
public sealed record KlControllerOptions
{
    /// <summary>β at the start, in units of reward per nat; 0 or more.</summary>
    /// <value>Default 0.2, for scores of deviation 1 and models of a few hundred thousand parameters: there it keeps replies as fluent as before.
    /// Large models take 0.01 to 0.05 (Huang et al. 2024, "The N+ Implementation Details of RLHF with PPO").</value>
    public double Coefficient { get; init; } = 0.2;

    /// <summary>KL that β is steered towards, above 0, in nats of <see cref="Measure"/>; null keeps β fixed.</summary>
    /// <value>Default null.</value>
    public double? TargetNats { get; init; }

    /// <summary>Which KL is held against the target; not read where β is fixed.</summary>
    /// <value>Default the sum per reply, as in Ziegler et al. 2019.</value>
    public KlMeasure Measure { get; init; } = KlMeasure.ReplySum;

    /// <summary>Replies over which β may grow or shrink by about a fifth, above 0; ignored where β is fixed.</summary>
    /// <value>Default 10000, as in Ziegler et al. 2019.</value>
    public double HorizonReplies { get; init; } = 10_000;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(Coefficient >= 0) || !double.IsFinite(Coefficient))
        {
            problems.Add($"KL coefficient is {Coefficient}; expected 0 or more");
        }

        if (TargetNats is { } target && (!(target > 0) || !double.IsFinite(target)))
        {
            problems.Add($"KL target is {target} nats; expected above 0, or none");
        }

        if (!Enum.IsDefined(Measure))
        {
            problems.Add($"KL measure is {(int)Measure}; expected ReplySum or TokenMean");
        }

        if (!(HorizonReplies > 0))
        {
            problems.Add($"KL horizon is {HorizonReplies} replies; expected above 0");
        }

        return problems;
    }
}
