namespace Plumbline.Numerics.Optimizers;

/// <summary>How the learning rate goes on after the warm-up.</summary>
public enum LearningRateDecay
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>It falls along a straight line.</summary>
    Linear,

    /// <summary>It falls along half a cosine (Loshchilov and Hutter 2017, "SGDR", eq. 5 without restarts).</summary>
    Cosine,
}

/// <summary>Learning rate by step: a linear warm-up, then <see cref="Decay"/> down to a share of the peak.</summary>
public sealed record LearningRateSchedule
{
    /// <summary>Learning rate after the warm-up, above 0.</summary>
    public required double Peak { get; init; }

    /// <summary>Shape after the warm-up.</summary>
    /// <value>Default <see cref="LearningRateDecay.Constant"/>.</value>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.Constant;

    /// <summary>Steps of the warm-up: step s of W runs at peak · (s + 1) / W.</summary>
    /// <value>Default 0.</value>
    public int WarmupSteps { get; init; }

    /// <summary>Steps in all; ignored where the decay is constant. Later steps keep the final rate.</summary>
    public int TotalSteps { get; init; }

    /// <summary>Final rate as a share of the peak, 0 to 1; ignored where the decay is constant.</summary>
    /// <value>Default 0.</value>
    public double FinalRatio { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        if (!(Peak > 0) || !double.IsFinite(Peak))
        {
            problems.Add($"learning rate is {Peak}; expected above 0");
        }

        if (WarmupSteps < 0)
        {
            problems.Add($"warm-up is {WarmupSteps} steps; expected 0 or more");
        }

        if (Decay != LearningRateDecay.Constant && TotalSteps <= WarmupSteps)
        {
            problems.Add($"total is {TotalSteps} steps; expected more than the {WarmupSteps} of the warm-up");
        }

        if (FinalRatio is not (>= 0 and <= 1))
        {
            problems.Add($"final ratio is {FinalRatio}; expected 0 to 1");
        }

        return problems;
    }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="stepIndex">0 for the first step.</param>
    public double At(long stepIndex)
    {
        if (stepIndex < WarmupSteps)
        {
            return Peak * (stepIndex + 1) / WarmupSteps;
        }

        if (Decay == LearningRateDecay.Constant)
        {
            return Peak;
        }

        double progress = TotalSteps > WarmupSteps ? Math.Min(1, (double)(stepIndex - WarmupSteps) / (TotalSteps - WarmupSteps)) : 1;
        double fall = Decay == LearningRateDecay.Linear ? 1 - progress : 0.5 * (1 + Math.Cos(Math.PI * progress));
        return Peak * (FinalRatio + ((1 - FinalRatio) * fall));
    }
}
