namespace Plumbline.Training.PolicyLoss;

/// <summary>What happens to a ratio outside the bounds.</summary>
public enum SamplerCorrectionAction
{
    /// <summary>It is held at the bound: truncated importance sampling, verl's <c>rollout_is</c>.</summary>
    Truncate,

    /// <summary>Its tokens get weight 0: TRL's masks, OpenRLHF's <c>icepop</c>, verl's <c>rollout_rs</c>, open-instruct's mask.</summary>
    Mask,
}

/// <summary>
/// How tokens that another engine, or an older policy, sampled are weighed by ρ = π_train/π_sampler. The engine here samples and trains with the same kernels, so ρ of a
/// fresh rollout is exactly 1 and nothing needs correcting; this serves rollouts from elsewhere.
/// </summary>
public sealed record SamplerCorrectionOptions
{
    /// <summary>Of what the ratio is taken.</summary>
    /// <value>Default tokens.</value>
    public RatioLevel Level { get; init; } = RatioLevel.Token;

    /// <summary>What happens outside the bounds.</summary>
    /// <value>Default truncate.</value>
    public SamplerCorrectionAction Action { get; init; } = SamplerCorrectionAction.Truncate;

    /// <summary>Least ratio, 0 or more.</summary>
    /// <value>Default 0.</value>
    public double Lower { get; init; }

    /// <summary>Largest ratio, above <see cref="Lower"/>.</summary>
    /// <value>Default 2, as in verl and open-instruct; TRL takes 3 over sequences, OpenRLHF 5.</value>
    public double Upper { get; init; } = 2;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Enum.IsDefined(Level), $"sampler correction level is {(int)Level}; expected one of {string.Join(", ", Enum.GetNames<RatioLevel>())}");
        Check(Enum.IsDefined(Action), $"sampler correction action is {(int)Action}; expected Truncate or Mask");
        Check(Lower >= 0, $"sampler correction lower bound is {Lower}; expected 0 or more");
        Check(Upper > Lower, $"sampler correction upper bound is {Upper}; expected above the lower bound {Lower}");
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
