using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.ParlorModel;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Supervised;

namespace Plumbline.Recipes.Tests.Parlor;

/// <summary>A base model that has hardly learned anything, and a recipe that passes through every stage with it in seconds.</summary>
public sealed class TinyParlor : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TinyParlor()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 2 });
        ParlorModelRecipe recipe = new()
        {
            Steps = 60, BatchTexts = 16, TokenizerTexts = 300, HeldOutTexts = 8, VocabularySize = 600, HiddenSize = 32, LayerCount = 1, HeadCount = 2, FeedForwardSize = 48,
        };
        using ParlorModelResult result = new ParlorModelTrainer(recipe, processor, TimeProvider.System).Train();
        Model = Path.Combine(_folder.Path, "base");
        result.Write(Model);
    }

    public string Model { get; }

    public ParlorRecipe Recipe => new()
    {
        Model = Model,
        Demonstrations = 40,
        ReplyTokens = 16,
        PreferenceRequests = 60,
        Supervised = new SupervisedOptions { Epochs = 1, BatchExamples = 16 },
        RewardModels = new RewardEnsembleOptions { Members = 2, RewardModel = new RewardModelOptions { Epochs = 1, BatchPairs = 16 } },
        BestOf = 2,
        Ppo = new ParlorRecipe { Model = Model }.Ppo with { Iterations = 4, PromptsPerIteration = 16, CriticWarmupIterations = 1 },
        PpoRequests = 32,
        MeasureEvery = 2,
        MeterRequests = 40,
        ScorecardRequests = 80,
    };

    /// <summary>Everything that a run leaves whose bytes must not depend on when or how it ran.</summary>
    public static Dictionary<string, byte[]> Bytes(string run)
    {
        string[] parts = ["checkpoints", "samples"];
        IEnumerable<string> files = parts.SelectMany(part => Directory.EnumerateFiles(Path.Combine(run, part), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(run, "scorecard.json")).Append(Path.Combine(run, "report.html"));
        return files.ToDictionary(file => Path.GetRelativePath(run, file), File.ReadAllBytes, StringComparer.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
