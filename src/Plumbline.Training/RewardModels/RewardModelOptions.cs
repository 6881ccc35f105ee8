using Plumbline.Numerics.Optimizers;

namespace Plumbline.Training.RewardModels;

/// <summary>Settings of <see cref="RewardModelTrainer"/>.</summary>
public sealed record RewardModelOptions
{
    /// <summary>Passes over the preferences, at least 1.</summary>
    /// <value>Default 3: many more teach the annotator's errors by heart.</value>
    public int Epochs { get; init; } = 3;

    /// <summary>Pairs per optimiser step, at least 1; a step may hold more, because the pairs of a prompt stay together.</summary>
    /// <value>Default 8: with few hundred verdicts, the number of steps decides whether a small body learns the wish at all.</value>
    public int BatchPairs { get; init; } = 8;

    /// <summary>Highest learning rate, above 0; it falls linearly to nothing.</summary>
    /// <value>Default 5e-4, for bodies below about ten million parameters; large bodies need a tenth of it or less.</value>
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>Weight of (chosen + rejected)², which keeps the scores around 0; 0 or more.</summary>
    /// <value>Default 0.01, as in Eisenstein et al. 2023, "Helping or Herding?".</value>
    public double Centring { get; init; } = 0.01;

    /// <summary>Share of the prompts whose preferences are kept out of training to measure accuracy, above 0 and below 1.</summary>
    /// <value>Default 0.2.</value>
    public double HeldOutShare { get; init; } = 0.2;

    /// <summary>Settings of the optimiser.</summary>
    public AdamWOptions Optimizer { get; init; } = new();

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Epochs >= 1, $"reward model epochs is {Epochs}; expected at least 1");
        Check(BatchPairs >= 1, $"reward model batch is {BatchPairs} pairs; expected at least 1");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"reward model learning rate is {LearningRate}; expected above 0");
        Check(Centring >= 0 && double.IsFinite(Centring), $"reward model centring is {Centring}; expected 0 or more");
        Check(HeldOutShare is > 0 and < 1, $"reward model held-out share is {HeldOutShare}; expected above 0 and below 1");
        problems.AddRange(Optimizer.Validate().Select(problem => $"reward model optimiser: {problem}"));
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
