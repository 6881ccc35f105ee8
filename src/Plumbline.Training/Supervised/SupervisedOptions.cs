using Plumbline.Numerics.Optimizers;

namespace Plumbline.Training.Supervised;

/// <summary>Settings of <see cref="SupervisedTrainer"/>.</summary>
public sealed record SupervisedOptions
{
    /// <summary>Passes over the demonstrations, at least 1.</summary>
    /// <value>Default 3: with a few thousand demonstrations the held-out loss of small models rises after about as many.</value>
    public int Epochs { get; init; } = 3;

    /// <summary>Demonstrations per optimiser step, at least 1; the last step of a pass may hold fewer.</summary>
    /// <value>Default 16.</value>
    public int BatchExamples { get; init; } = 16;

    /// <summary>Highest learning rate, above 0.</summary>
    /// <value>Default 5e-4, for models below about ten million parameters; billions of parameters need about 1e-5.</value>
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>Share of all steps in which the learning rate rises to its highest, 0 to below 1; rounded down to whole steps.</summary>
    /// <value>Default 0.05, so that the first moments are not made of the first batches alone.</value>
    public double WarmupShare { get; init; } = 0.05;

    /// <summary>How the learning rate goes on after the warm-up, down to nothing unless constant.</summary>
    /// <value>Default cosine.</value>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.Cosine;

    /// <summary>Settings of the optimiser.</summary>
    public AdamWOptions Optimizer { get; init; } = new();

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Epochs >= 1, $"supervised epochs is {Epochs}; expected at least 1");
        Check(BatchExamples >= 1, $"supervised batch is {BatchExamples} demonstrations; expected at least 1");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"supervised learning rate is {LearningRate}; expected above 0");
        Check(WarmupShare is >= 0 and < 1, $"supervised warm-up share is {WarmupShare}; expected 0 to below 1");
        Check(Enum.IsDefined(Decay), $"supervised learning-rate decay is {(int)Decay}; expected one of {string.Join(", ", Enum.GetNames<LearningRateDecay>())}");
        problems.AddRange(Optimizer.Validate().Select(problem => $"supervised optimiser: {problem}"));
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>The learning rate by step.</summary>
    internal LearningRateSchedule Schedule(int steps) =>
        new() { Peak = LearningRate, Decay = Decay, WarmupSteps = (int)(steps * WarmupShare), TotalSteps = steps };
}
