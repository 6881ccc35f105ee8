using Plumbline.Models.Configuration;
using Plumbline.Models.Tokenizers.Training;
using Plumbline.Numerics.Optimizers;

namespace Plumbline.Recipes.TinyModel;

/// <summary>Everything that decides the tiny model: the same recipe gives the same bytes, at any number of threads.</summary>
public sealed record TinyModelRecipe
{
    /// <summary>Spelling of the one special token, which begins and ends every story.</summary>
    public const string EndOfText = "<|endoftext|>";

    /// <summary>Seed of everything random.</summary>
    /// <value>Default 1, that of the model in the repository.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Optimiser steps, at least 1.</summary>
    /// <value>Default 3000: some 100,000 stories in a few minutes; that a story keeps its names is learned about half-way.</value>
    public int Steps { get; init; } = 3000;

    /// <summary>Fresh stories per step, at least 1; no story is seen twice.</summary>
    /// <value>Default 32.</value>
    public int BatchStories { get; init; } = 32;

    /// <summary>Stories that the tokenizer is learned from, at least 1.</summary>
    /// <value>Default 4000: every word of the grammar occurs many times.</value>
    public int TokenizerStories { get; init; } = 4000;

    /// <summary>Stories of the held-out loss, at least 1; none is trained on.</summary>
    /// <value>Default 512: about 30,000 tokens, a standard error of a few thousandths.</value>
    public int HeldOutStories { get; init; } = 512;

    /// <summary>Beginnings of stories written as prompts, at least 1; none of these stories is trained on.</summary>
    /// <value>Default 768: 256 to measure on and twice as many to train on.</value>
    public int Prompts { get; init; } = 768;

    /// <summary>Tokens in all, the special one included.</summary>
    /// <value>Default 896: every common word of the grammar is one token, so that 48 tokens reach the end of most stories.</value>
    public int VocabularySize { get; init; } = 896;

    /// <summary>Width of the residual stream.</summary>
    /// <value>Default 64.</value>
    public int HiddenSize { get; init; } = 64;

    /// <summary>Transformer blocks.</summary>
    /// <value>Default 4.</value>
    public int LayerCount { get; init; } = 4;

    /// <summary>Query heads; twice as many as key and value heads.</summary>
    /// <value>Default 4.</value>
    public int HeadCount { get; init; } = 4;

    /// <summary>Inner width of the feed-forward network.</summary>
    /// <value>Default 176, close to 8/3 of the hidden size.</value>
    public int FeedForwardSize { get; init; } = 176;

    /// <summary>Longest text in tokens.</summary>
    /// <value>Default 192: twice the longest story.</value>
    public int MaxPositions { get; init; } = 192;

    /// <summary>Highest learning rate, above 0; it is reached in the first twentieth of the steps and falls along a cosine to a fiftieth.</summary>
    /// <value>Default 4e-3, high because the model is small.</value>
    public double LearningRate { get; init; } = 4e-3;

    /// <summary>Settings of the optimiser.</summary>
    /// <value>Default: second moment over about 50 steps and weight decay 0.1, as usual for training from scratch (Brown et al. 2020, appendix B, use 0.95 and 0.1).</value>
    public AdamWOptions Optimizer { get; init; } = new() { Beta2 = 0.98f, WeightDecay = 0.1f };

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Steps >= 1, $"steps is {Steps}; expected at least 1");
        Check(BatchStories >= 1, $"batch is {BatchStories} stories; expected at least 1");
        Check(TokenizerStories >= 1, $"tokenizer stories is {TokenizerStories}; expected at least 1");
        Check(HeldOutStories >= 1, $"held-out stories is {HeldOutStories}; expected at least 1");
        Check(Prompts >= 1, $"prompts is {Prompts}; expected at least 1");
        Check(HeadCount >= 2 && HeadCount % 2 == 0, $"heads is {HeadCount}; expected an even number, at least 2");
        Check(HeadCount < 1 || HiddenSize % HeadCount == 0, $"hidden size {HiddenSize} is no multiple of {HeadCount} heads");
        Check(LearningRate > 0 && double.IsFinite(LearningRate), $"learning rate is {LearningRate}; expected above 0");
        problems.AddRange(Tokenizer.Validate());
        problems.AddRange(Optimizer.Validate());
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

    internal BytePairTrainerOptions Tokenizer => new() { VocabularySize = VocabularySize, SpecialTokens = [EndOfText] };

    internal LearningRateSchedule Schedule => new()
    {
        Peak = LearningRate,
        Decay = LearningRateDecay.Cosine,
        WarmupSteps = Steps / 20,
        TotalSteps = Steps,
        FinalRatio = 0.02,
    };

    /// <summary>The model's shape; the special token is the last of the vocabulary.</summary>
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
