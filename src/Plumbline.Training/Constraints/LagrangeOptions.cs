namespace Plumbline.Training.Constraints;

/// <summary>Settings of one constraint: its mean cost is to stay at or below a threshold. The defaults are safe-rlhf's.</summary>
public sealed record LagrangeOptions
{
    /// <summary>λ at the start, above 0: what one unit of cost costs in units of reward.</summary>
    /// <value>Default 1.</value>
    public double InitialMultiplier { get; init; } = 1;

    /// <summary>Learning rate of log λ, above 0.</summary>
    /// <value>Default 0.1.</value>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Largest λ, at least the first; null for none below a million, where the reward has long ceased to count.</summary>
    /// <value>Default null; safe-rlhf's script takes 5.</value>
    public double? MaximumMultiplier { get; init; }

    /// <summary>d: largest mean cost allowed, in units of cost.</summary>
    /// <value>Default 0, the border between safe and unsafe of a cost model.</value>
    public double Threshold { get; init; }

    /// <summary>Latest replies whose mean cost is held against the threshold, at least 1.</summary>
    /// <value>Default 128.</value>
    public int WindowReplies { get; init; } = 128;

    /// <summary>Updates at the start that leave λ alone, 0 or more.</summary>
    /// <value>Default 0.</value>
    public int DelayUpdates { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(InitialMultiplier > 0 && double.IsFinite(InitialMultiplier), $"Lagrange multiplier starts at {InitialMultiplier}; expected above 0");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"Lagrange learning rate is {LearningRate}; expected above 0");
        Check(
            MaximumMultiplier is null || (MaximumMultiplier >= InitialMultiplier && double.IsFinite(MaximumMultiplier.Value)),
            $"Lagrange maximum is {MaximumMultiplier}; expected at least the first multiplier, {InitialMultiplier}, or none");
        Check(double.IsFinite(Threshold), $"cost threshold is {Threshold}; expected a number");
        Check(WindowReplies >= 1, $"cost window is {WindowReplies} replies; expected at least 1");
        Check(DelayUpdates >= 0, $"Lagrange delay is {DelayUpdates} updates; expected 0 or more");
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
