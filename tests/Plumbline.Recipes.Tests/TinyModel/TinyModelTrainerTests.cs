using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Stages;
using Plumbline.Recipes.TinyModel;

namespace Plumbline.Recipes.Tests.TinyModel;

public sealed class TinyModelTrainerTests : IDisposable
{
    private static readonly TinyModelRecipe Short = new()
    {
        Seed = 3, Steps = 80, BatchStories = 8, TokenizerStories = 200, HeldOutStories = 32, Prompts = 8, VocabularySize = 400, HiddenSize = 32, LayerCount = 2,
        FeedForwardSize = 64,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("plumbline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Train_AFewSteps_LowersTheHeldOutLoss()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using TinyModelResult result = new TinyModelTrainer(Short, processor, TimeProvider.System).Train();
        result.FirstHeldOutLoss.ShouldBe(Math.Log(400), 0.1); // knows nothing yet
        result.HeldOutLoss.ShouldBeLessThan(0.75 * result.FirstHeldOutLoss);
        result.TrainedTokens.ShouldBeInRange(80 * 8 * 50, 80 * 8 * 150);
    }

    [Fact]
    public void Train_OneThreadTwoThreadsAndAgain_SameBytesInEveryFile()
    {
        string[] folders = [Write("one", 1), Write("two", 2), Write("again", 2)];
        string[] names = [.. Directory.GetFiles(folders[0]).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        names.ShouldBe(["config.json", "generation_config.json", "model.safetensors", "prompts.txt", "tokenizer.json", "tokenizer_config.json"]);
        foreach (string other in folders.Skip(1))
        {
            foreach (string name in names)
            {
                File.ReadAllBytes(Path.Combine(other, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folders[0], name))).ShouldBeTrue($"{other}: {name}");
            }
        }
    }

    [Fact]
    public void Write_ThenLoad_SameModelAndTokenizer()
    {
        string folder = Write("model", 2);
        using Decoder model = Decoder.Load(folder);
        HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Load(folder);
        tokenizer.VocabularySize.ShouldBe(model.Config.VocabularySize);
        tokenizer.BosTokenId.ShouldBe(model.Config.BosTokenId);
        model.Config.EosTokenIds.ShouldBe([tokenizer.EosTokenId!.Value]);
        tokenizer.Encode("One day.")[0].ShouldBe(tokenizer.BosTokenId!.Value);
    }

    [Fact]
    public void Train_Progress_HearsOfEveryStepWithItsLoss()
    {
        Listener listener = new();
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using (new TinyModelTrainer(Short with { Steps = 4 }, processor, TimeProvider.System, listener).Train())
        {
            StageProgress[] steps = [.. listener.Heard.Where(progress => progress.Stage == "train")];
            steps.Select(progress => progress.Done).ShouldBe([0, 1, 2, 3, 4]);
            steps.Skip(1).ShouldAllBe(progress => progress.Total == 4 && progress.Figures[0].Name == "loss" && progress.Figures[0].Value > 0);
            listener.Heard.Select(progress => progress.Stage).Distinct().ShouldBe(TinyModelTrainer.StageNames);
        }
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using Processor processor = new(new ProcessorOptions { Threads = 1 });
        using CancellationTokenSource source = new();
        Listener listener = new() { OnReport = progress => { if (progress is { Stage: "train", Done: 2 }) { source.Cancel(); } } };
        Should.Throw<OperationCanceledException>(() => new TinyModelTrainer(Short, processor, TimeProvider.System, listener).Train(source.Token));
        listener.Heard.Max(progress => progress.Stage == "train" ? progress.Done : 0).ShouldBe(2);
    }

    private string Write(string name, int threads)
    {
        using Processor processor = new(new ProcessorOptions { Threads = threads });
        using TinyModelResult result = new TinyModelTrainer(Short, processor, TimeProvider.System).Train();
        string folder = Path.Combine(_folder, name);
        TinyModelFolder.Write(result, folder);
        return folder;
    }

    private sealed class Listener : IProgress<StageProgress>
    {
        public List<StageProgress> Heard { get; } = [];

        public Action<StageProgress>? OnReport { get; init; }

        public void Report(StageProgress value)
        {
            Heard.Add(value);
            OnReport?.Invoke(value);
        }
    }
}
