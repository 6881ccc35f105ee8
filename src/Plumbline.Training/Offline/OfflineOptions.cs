using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Optimizers;
using Plumbline.Training.Batches;

namespace Plumbline.Training.Offline;

/// <summary>How a method that learns from a fixed data set goes through it.</summary>
public sealed record OfflineOptions
{
    /// <summary>Passes over the rows, above 0; a part of a pass is allowed. Not used where <see cref="MaxSteps"/> is set.</summary>
    /// <value>Default 1: most preference methods overfit in the second pass.</value>
    public double Epochs { get; init; } = 1;

    /// <summary>Optimiser steps, at least 1; null goes by <see cref="Epochs"/>.</summary>
    /// <value>Default null.</value>
    public int? MaxSteps { get; init; }

    /// <summary>Examples per optimiser step, at least 1. A step's loss is the mean over all of them, however few fit into one pass.</summary>
    /// <value>Default 16.</value>
    public int BatchExamples { get; init; } = 16;

    /// <summary>Most tokens that go through the model at once, at least 1: what memory is spent on. Changes neither losses nor gradients by a bit.</summary>
    /// <value>Default 1024.</value>
    public int TokensPerPass { get; init; } = TokenBudget.TokensPerPass;

    /// <summary>Highest learning rate, above 0.</summary>
    /// <value>Default 5e-4, for models below about ten million parameters; billions of parameters need 1e-5 for supervised and 1e-6 for preference methods.</value>
    public double LearningRate { get; init; } = 5e-4;

    /// <summary>Share of all steps in which the learning rate rises, 0 to below 1.</summary>
    /// <value>Default 0.05.</value>
    public double WarmupShare { get; init; } = 0.05;

    /// <summary>How the learning rate goes on after that.</summary>
    /// <value>Default cosine, down to nothing.</value>
    public LearningRateDecay Decay { get; init; } = LearningRateDecay.Cosine;

    /// <summary>Whether activations are computed again in the backward pass instead of kept ("gradient checkpointing"): less memory, about a third more work, the same bits.</summary>
    /// <value>Default false.</value>
    public bool Recompute { get; init; }

    /// <summary>Settings of the optimiser.</summary>
    public AdamWOptions Optimizer { get; init; } = new();

    /// <summary>Whether rows are taken in a new random order in every pass.</summary>
    /// <value>Default true.</value>
    public bool Shuffle { get; init; } = true;

    /// <summary>Most held-out examples per evaluation, at least 1.</summary>
    /// <value>Default 512.</value>
    public int EvaluationExamples { get; init; } = 512;

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Epochs > 0 && double.IsFinite(Epochs), $"epochs is {Epochs}; expected above 0");
        Check(MaxSteps is null or >= 1, $"max steps is {MaxSteps}; expected at least 1, or none");
        Check(BatchExamples >= 1, $"batch is {BatchExamples} examples; expected at least 1");
        Check(TokensPerPass >= 1, $"tokens per pass is {TokensPerPass}; expected at least 1");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"learning rate is {LearningRate}; expected above 0");
        Check(WarmupShare is >= 0 and < 1, $"warm-up share is {WarmupShare}; expected 0 to below 1");
        Check(Enum.IsDefined(Decay), $"learning-rate decay is {(int)Decay}; expected one of {string.Join(", ", Enum.GetNames<LearningRateDecay>())}");
        Check(EvaluationExamples >= 1, $"evaluation is of {EvaluationExamples} examples; expected at least 1");
        problems.AddRange(Optimizer.Validate().Select(problem => $"optimiser: {problem}"));
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }

    /// <summary>Steps over a data set.</summary>
    internal int TotalSteps(long rows) => MaxSteps ?? (int)Math.Clamp(Math.Ceiling(Epochs * rows / BatchExamples), 1, int.MaxValue);

    /// <summary>The learning rate by step.</summary>
    internal LearningRateSchedule Schedule(int steps) =>
        new() { Peak = LearningRate, Decay = Decay, WarmupSteps = (int)(steps * WarmupShare), TotalSteps = steps };

    /// <summary>What passes keep of their activations.</summary>
    internal RecomputePolicy RecomputePolicy => Recompute ? RecomputePolicy.EveryLayer : RecomputePolicy.Nothing;
}
