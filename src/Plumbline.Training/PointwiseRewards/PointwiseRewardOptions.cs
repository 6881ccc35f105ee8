using Plumbline.Numerics.Optimizers;
using Plumbline.Training.ScalarHeads;

namespace Plumbline.Training.PointwiseRewards;

/// <summary>Settings of <see cref="PointwiseRewardTrainer"/>.</summary>
public sealed record PointwiseRewardOptions
{
    /// <summary>Which of the head's numbers make the score.</summary>
    /// <value>Default the last token's, as in TRL; small bodies trained from little text do better with <see cref="Pooling.ReplyMean"/>.</value>
    public Pooling Pooling { get; init; }

    /// <summary>Settings of a linear score of the reply's tokens that is fitted first, and that the body then adds to; null for none.</summary>
    /// <value>Default null, as everywhere else. Worth having where the body was not trained on much text.</value>
    public TokenCountOptions? TokenCounts { get; init; }

    /// <summary>Passes over the replies, at least 1.</summary>
    /// <value>Default 3: many more teach the labels' errors by heart.</value>
    public int Epochs { get; init; } = 3;

    /// <summary>Replies per optimiser step, at least 1; the last step of a pass may hold fewer.</summary>
    /// <value>Default 16: as many texts as eight pairs.</value>
    public int BatchReplies { get; init; } = 16;

    /// <summary>Highest learning rate, above 0; it falls linearly to nothing.</summary>
    /// <value>Default 5e-4, for bodies below about ten million parameters; large bodies need a tenth of it or less.</value>
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>
    /// Share of the training prompts that decide after which pass the model is kept, 0 to below 1: the pass with the lowest loss on them. They are not trained on.
    /// </summary>
    /// <value>Default 0: the last pass is kept.</value>
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
        Check(Enum.IsDefined(Pooling), $"pointwise reward pooling is {(int)Pooling}; expected one of {string.Join(", ", Enum.GetNames<Pooling>())}");
        Check(Epochs >= 1, $"pointwise reward epochs is {Epochs}; expected at least 1");
        Check(BatchReplies >= 1, $"pointwise reward batch is {BatchReplies} replies; expected at least 1");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"pointwise reward learning rate is {LearningRate}; expected above 0");
        Check(StoppingShare is >= 0 and < 1, $"pointwise reward stopping share is {StoppingShare}; expected 0 to below 1");
        Check(Patience >= 1, $"pointwise reward patience is {Patience} passes; expected at least 1");
        problems.AddRange(TokenCounts?.Validate() ?? []);
        problems.AddRange(Optimizer.Validate().Select(problem => $"pointwise reward optimiser: {problem}"));
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
