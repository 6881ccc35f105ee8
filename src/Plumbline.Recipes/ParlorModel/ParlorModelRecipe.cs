using Plumbline.Models.Configuration;
using Plumbline.Models.Tokenizers.Training;
using Plumbline.Numerics.Optimizers;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.ParlorModel;

/// <summary>Everything that decides the base model of Parlor: the same recipe gives the same bytes, at any number of threads.</summary>
public sealed record ParlorModelRecipe
{
    /// <summary>The world it learns.</summary>
    public ParlorOptions World { get; init; } = new();

    /// <summary>Seed of text and weights.</summary>
    /// <value>Default 1, that of the model in the repository.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Optimiser steps, at least 1.</summary>
    /// <value>Default 9000: some 18 million tokens.</value>
    public int Steps { get; init; } = 9000;

    /// <summary>Fresh texts per step, at least 1; no text is seen twice.</summary>
    /// <value>Default 80.</value>
    public int BatchTexts { get; init; } = 80;

    /// <summary>Texts that the tokenizer is learned from, at least 1.</summary>
    /// <value>Default 6000: every name of the world occurs many times.</value>
    public int TokenizerTexts { get; init; } = 6000;

    /// <summary>Texts of the held-out loss, at least 1; none is trained on.</summary>
    /// <value>Default 1024.</value>
    public int HeldOutTexts { get; init; } = 1024;

    /// <summary>Tokens in all, the special ones included.</summary>
    /// <value>Default 1024: every word and name of the world is one token.</value>
    public int VocabularySize { get; init; } = 1024;

    /// <summary>Width of the residual stream.</summary>
    /// <value>Default 128.</value>
    public int HiddenSize { get; init; } = 128;

    /// <summary>Transformer blocks.</summary>
    /// <value>Default 4.</value>
    public int LayerCount { get; init; } = 4;

    /// <summary>Query heads; twice as many as key and value heads.</summary>
    /// <value>Default 4.</value>
    public int HeadCount { get; init; } = 4;

    /// <summary>Inner width of the feed-forward network.</summary>
    /// <value>Default 344, close to 8/3 of the hidden size.</value>
    public int FeedForwardSize { get; init; } = 344;

    /// <summary>Longest text in tokens.</summary>
    /// <value>Default 192: twice the longest dialogue.</value>
    public int MaxPositions { get; init; } = 192;

    /// <summary>Highest learning rate, above 0; it is reached in the first twentieth of the steps and falls along a cosine to a fiftieth.</summary>
    /// <value>Default 3e-3, high because the model is small.</value>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Settings of the optimiser.</summary>
    /// <value>Default: second moment over about 50 steps and weight decay 0.1, as usual for training from scratch.</value>
    public AdamWOptions Optimizer { get; init; } = new() { Beta2 = 0.98f, WeightDecay = 0.1f };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. World.Validate(), .. Tokenizer.Validate(), .. Optimizer.Validate()];
        Check(Steps >= 1, $"steps is {Steps}; expected at least 1");
        Check(BatchTexts >= 1, $"batch is {BatchTexts} texts; expected at least 1");
        Check(TokenizerTexts >= 1, $"tokenizer texts is {TokenizerTexts}; expected at least 1");
        Check(HeldOutTexts >= 1, $"held-out texts is {HeldOutTexts}; expected at least 1");
        Check(HeadCount >= 2 && HeadCount % 2 == 0, $"heads is {HeadCount}; expected an even number, at least 2");
        Check(HeadCount < 1 || HiddenSize % HeadCount == 0, $"hidden size {HiddenSize} is no multiple of {HeadCount} heads");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"learning rate is {LearningRate}; expected above 0");
        if (problems.Count == 0)
        {
            problems.AddRange(Config(VocabularySize).Validate());
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

    internal BytePairTrainerOptions Tokenizer => new()
    {
        VocabularySize = VocabularySize,
        SpecialTokens = [ParlorText.User, ParlorText.Assistant, ParlorText.End],
    };

    internal LearningRateSchedule Schedule => new()
    {
        Peak = LearningRate,
        Decay = LearningRateDecay.Cosine,
        WarmupSteps = Steps / 20,
        TotalSteps = Steps,
        FinalRatio = 0.02,
    };

    /// <summary>The model's shape; the end token is the last of the vocabulary.</summary>
    internal DecoderConfig Config(int vocabularySize) => new()
    {
        VocabularySize = vocabularySize,
        HiddenSize = HiddenSize,
        LayerCount = LayerCount,
        HeadCount = HeadCount,
        KeyValueHeadCount = HeadCount / 2,
        HeadSize = HiddenSize / HeadCount,
        FeedForwardSize = FeedForwardSize,
        MaxPositions = MaxPositions,
        TiedEmbeddings = true,
        BosTokenId = vocabularySize - 1,
        EosTokenIds = [vocabularySize - 1],
    };
}
