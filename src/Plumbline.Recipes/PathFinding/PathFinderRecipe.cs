using Plumbline.Models.Configuration;
using Plumbline.Numerics.Optimizers;
using Plumbline.Worlds.PathFinding;

namespace Plumbline.Recipes.PathFinding;

/// <summary>Everything that decides a path-finder: the same recipe gives the same bytes, at any number of threads.</summary>
public sealed record PathFinderRecipe
{
    /// <summary>The control that knows a few problems by heart: the same model, 240 problems and no more steps than it needs to fit them.</summary>
    public static PathFinderRecipe Memoriser { get; } = new() { Problems = 240, Steps = 1500 };

    /// <summary>The control that cannot climb: one block, trained as the solver is, in fewer steps since it soon learns no more.</summary>
    public static PathFinderRecipe OneLayer { get; } = new() { LayerCount = 1, Steps = 3000 };

    /// <summary>Seed of everything random.</summary>
    /// <value>Default 1, that of the model in the repository.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Optimiser steps, at least 1.</summary>
    /// <value>Default 6000: some 384,000 problems. About step 1,500 it has learnt to go down edges, and from there on to look further and further ahead.</value>
    public int Steps { get; init; } = 6000;

    /// <summary>Problems per step, at least 1.</summary>
    /// <value>Default 64.</value>
    public int BatchProblems { get; init; } = 64;

    /// <summary>Different problems in training; 0 for endless ones of which none is seen twice. With few, and seen often, a model learns them by heart.</summary>
    /// <value>Default 0.</value>
    public int Problems { get; init; }

    /// <summary>Most pauses between goal and root; how many a problem has is drawn from 0 to this. They give the model a fair chance to use time to think.</summary>
    /// <value>Default 2.</value>
    public int MostPauses { get; init; } = 2;

    /// <summary>Width of the residual stream.</summary>
    /// <value>Default 64.</value>
    public int HiddenSize { get; init; } = 64;

    /// <summary>Transformer blocks.</summary>
    /// <value>Default 4, as many as the longest trained path has edges.</value>
    public int LayerCount { get; init; } = 4;

    /// <summary>Attention heads.</summary>
    /// <value>Default 1, as in Brinkmann et al. 2024; with four it learnt to go down edges later.</value>
    public int HeadCount { get; init; } = 1;

    /// <summary>Inner width of the feed-forward network.</summary>
    /// <value>Default 128.</value>
    public int FeedForwardSize { get; init; } = 128;

    /// <summary>Highest learning rate, above 0; it is reached in the first twentieth of the steps and falls along a cosine to a fiftieth.</summary>
    /// <value>Default 4e-3, high because the model is small.</value>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Settings of the optimiser.</summary>
    /// <value>Default: second moment over about 50 steps and weight decay 0.1.</value>
    public AdamWOptions Optimizer { get; init; } = new() { Beta2 = 0.98f, WeightDecay = 0.1f };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Steps >= 1, $"steps is {Steps}; expected at least 1");
        Check(BatchProblems >= 1, $"batch is {BatchProblems} problems; expected at least 1");
        Check(Problems >= 0, $"problems is {Problems}; expected 0 for endless ones, or more");
        Check(MostPauses is >= 0 and <= PathTokens.MostPauses, $"pauses is {MostPauses}; expected 0 to {PathTokens.MostPauses}");
        Check(HeadCount >= 1, $"heads is {HeadCount}; expected at least 1");
        Check(HeadCount < 1 || HiddenSize % HeadCount == 0, $"hidden size {HiddenSize} is no multiple of {HeadCount} heads");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"learning rate is {LearningRate}; expected above 0");
        problems.AddRange(Optimizer.Validate());
        if (problems.Count == 0)
        {
            problems.AddRange(Config.Validate());
        }

        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }

    internal LearningRateSchedule Schedule => new()
    {
        Peak = LearningRate,
        Decay = LearningRateDecay.Cosine,
        WarmupSteps = Steps / 20,
        TotalSteps = Steps,
        FinalRatio = 0.02,
    };

    /// <summary>The model's shape.</summary>
    internal DecoderConfig Config => new()
    {
        VocabularySize = PathTokens.VocabularySize,
        HiddenSize = HiddenSize,
        LayerCount = LayerCount,
        HeadCount = HeadCount,
        KeyValueHeadCount = HeadCount,
        HeadSize = HeadCount < 1 ? 0 : HiddenSize / HeadCount,
        FeedForwardSize = FeedForwardSize,
        MaxPositions = PathTokens.LongestText,
    };
}
