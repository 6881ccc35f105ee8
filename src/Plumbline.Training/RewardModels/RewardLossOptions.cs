namespace Plumbline.Training.RewardModels;

/// <summary>Settings of <see cref="RewardLossMath"/>'s pairwise loss.</summary>
public sealed record RewardLossOptions
{
    /// <summary>How the loss is written.</summary>
    /// <value>Default log-sigmoid.</value>
    public RewardLossKind Kind { get; init; } = RewardLossKind.LogSigmoid;

    /// <summary>Weight of the mean of (chosen + rejected)², which keeps scores around 0; 0 or more (TRL: <c>center_rewards_coefficient</c>).</summary>
    /// <value>Default 0, as in TRL; the paper takes 0.01 (Eisenstein et al. 2023).</value>
    public double Centring { get; init; }

    /// <summary>Weight of the mean square of all scores; 0 or more (safe-rlhf: <c>regularization</c>).</summary>
    /// <value>Default 0; safe-rlhf's script takes 0.001.</value>
    public double L2 { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Enum.IsDefined(Kind), $"reward loss is {(int)Kind}; expected LogSigmoid or LogExp");
        Check(Centring >= 0 && double.IsFinite(Centring), $"reward loss centring is {Centring}; expected 0 or more");
        Check(L2 >= 0 && double.IsFinite(L2), $"reward loss L2 is {L2}; expected 0 or more");
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
