using Plumbline.Training.ScalarHeads;

namespace Plumbline.Studies.RewardRealData;

/// <summary>How the reward models of the study are made: an own tokenizer and body, both learned from the training texts, then a head.</summary>
internal sealed record RewardRecipe
{
    /// <summary>Pairs of harmless replies: three models, whose mean is the score.</summary>
    public static RewardRecipe Harmless { get; } = new() { Members = 3, CountPenalty = 300 };

    /// <summary>Propositions, each with a few hundred labels.</summary>
    public static RewardRecipe Rules { get; } = new() { Epochs = 3, Batch = 8, PromptTokens = 32, Members = 3 };

    /// <summary>Some eighteen thousand labelled answers.</summary>
    public static RewardRecipe Truth { get; } = new() { PretrainingEpochs = 3, Epochs = 1, Members = 3 };

    /// <summary>The part that the body depends on.</summary>
    public RewardRecipe OfBody() => this with { Pooling = default, Epochs = 0, LearningRate = 0, Batch = 0, WeightDecay = 0, Members = 0, TokenCounts = false, CountPenalty = 0 };

    public int Vocabulary { get; init; } = 2048;

    public int Hidden { get; init; } = 64;

    public int Layers { get; init; } = 1;

    /// <summary>Passes of next-token prediction over the training texts before there is a head; 0 for a random body.</summary>
    public int PretrainingEpochs { get; init; } = 4;

    public double PretrainingRate { get; init; } = 2e-3;

    public Pooling Pooling { get; init; } = Pooling.ReplyMean;

    public int Epochs { get; init; } = 2;

    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Texts per step: half as many pairs.</summary>
    public int Batch { get; init; } = 16;

    public float WeightDecay { get; init; }

    /// <summary>Whether a linear score of the reply's tokens is fitted first.</summary>
    public bool TokenCounts { get; init; } = true;

    /// <summary>Penalty of that fit; 0 to choose one by cross-validation.</summary>
    public double CountPenalty { get; init; }

    /// <summary>Reward models whose mean is the score; they share the pretrained body and differ in the order of the data.</summary>
    public int Members { get; init; } = 1;

    /// <summary>The last tokens of a longer prompt are kept.</summary>
    public int PromptTokens { get; init; } = 64;

    /// <summary>The first tokens of a longer reply are kept.</summary>
    public int ReplyTokens { get; init; } = 512;
}
