using Plumbline.Numerics.Optimizers;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.RewardModels;

/// <summary>Settings of <see cref="RewardModelTrainer"/>.</summary>
public sealed record RewardModelOptions
{
    /// <summary>Which of the head's numbers make the score.</summary>
    /// <value>Default the last token's, as in TRL; small bodies trained from little text do better with <see cref="Pooling.ReplyMean"/>.</value>
    public Pooling Pooling { get; init; }

    /// <summary>Settings of a linear score of the reply's tokens that is fitted first, and that the body then adds to; null for none.</summary>
    /// <value>Default null, as everywhere else. Worth having where the body was not trained on much text.</value>
    public TokenCountOptions? TokenCounts { get; init; }

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

    /// <summary>
    /// Share of the training prompts that decide after which pass the model is kept, 0 to below 1: the pass with the lowest loss on them. They are not trained
    /// on, and none of them is held out.
    /// </summary>
    /// <value>Default 0: the last pass is kept. With few verdicts the prompts are worth more as training data.</value>
    public double StoppingShare { get; init; }

    /// <summary>Passes without a lower loss on <see cref="StoppingShare"/> after which training stops, at least 1; inert where that is 0.</summary>
    /// <value>Default 1.</value>
    public int Patience { get; init; } = 1;

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
        Check(Enum.IsDefined(Pooling), $"reward model pooling is {(int)Pooling}; expected one of {string.Join(", ", Enum.GetNames<Pooling>())}");
        Check(StoppingShare is >= 0 and < 1, $"reward model stopping share is {StoppingShare}; expected 0 to below 1");
        Check(Patience >= 1, $"reward model patience is {Patience} passes; expected at least 1");
        problems.AddRange(TokenCounts?.Validate() ?? []);
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
