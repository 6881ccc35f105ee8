using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Prompts;
using Plumbline.Training.RewardModels;

namespace Plumbline.Recipes.Tests;

/// <summary>A random model, prompts for it, and a recipe that finishes in seconds.</summary>
internal static class TinyInputs
{
    /// <summary>Writes model and prompts into a folder.</summary>
    public static AlignRecipe Write(TemporaryFolder folder)
    {
        string model = folder.File("model");
        HuggingFaceTokenizer tokenizer = TinyTokenizer.Create();
        DecoderConfig config = new()
        {
            VocabularySize = tokenizer.VocabularySize,
            HiddenSize = 32,
            LayerCount = 2,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            HeadSize = 16,
            FeedForwardSize = 48,
            MaxPositions = 64,
            BosTokenId = 1,
            EosTokenIds = [TinyTokenizer.EndId],
        };
        using (Decoder decoder = Decoder.Initialize(config, new RandomStream(3, "tiny")))
        {
            decoder.Save(model);
        }

        tokenizer.Save(model);
        string prompts = folder.File("prompts.txt");
        File.WriteAllText(prompts, string.Join("\n\n", Enumerable.Range(100, 160).Select(i => $"a{i} dog ran off")));
        AlignRecipe recipe = new() { Model = model, Prompts = prompts, Want = ["happy", "dog", "ran"], Avoid = ["sad"], Seed = 7, ReplyTokens = 12 };
        return recipe with
        {
            Cut = new PromptOptions { Words = 2, HeldOut = 40 },
            Preferences = recipe.Preferences with { MaxPrompts = 96 },
            RewardModel = new RewardModelOptions { LearningRate = 2e-3 },
            Ppo = recipe.Ppo with { Iterations = 10, PromptsPerIteration = 64, CriticWarmupIterations = 1, PolicyLearningRate = 3e-3, CriticLearningRate = 3e-3 },
        };
    }
}
