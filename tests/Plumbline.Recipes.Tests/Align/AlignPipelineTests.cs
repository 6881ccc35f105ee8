using System.Text.Json;
using Plumbline.Models.Decoders;
using Plumbline.Models.Tokenizers;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;

namespace Plumbline.Recipes.Tests.Align;

public sealed class AlignPipelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AlignRecipe _recipe;

    public AlignPipelineTests() => _recipe = TinyInputs.Write(_folder);

    [Fact]
    public void Run_LearnableWish_RaisesThePreferredShareOnHeldOutPrompts()
    {
        AlignResult result = new AlignPipeline(_recipe, TimeProvider.System).Run(_folder.File("run"));

        AlignScorecard scorecard = result.Scorecard;
        scorecard.PreferredShare.Change.Lower.ShouldBeGreaterThan(0, File.ReadAllText(_folder.File("run", "scorecard.json")));
        scorecard.PreferredShare.Change.Value.ShouldBe(scorecard.PreferredShare.After.Value - scorecard.PreferredShare.Before.Value, 1e-12);
        scorecard.KlNats.Lower.ShouldBeGreaterThan(0);
        scorecard.HeldOutPrompts.ShouldBe(40);
        scorecard.Optimization.FreshTokens.ShouldBeGreaterThan(0);
        scorecard.Optimization.FreshRatioMismatches.ShouldBe(0);
        result.Samples.Count.ShouldBe(8);
    }

    [Fact]
    public void Run_Directory_HoldsAllThatADirectoryHolds()
    {
        AlignResult result = new AlignPipeline(_recipe, TimeProvider.System).Run(_folder.File("run"));

        RunLayout layout = new(_folder.File("run"));
        RunManifest manifest = RunManifest.Read(layout.Manifest);
        manifest.Status.ShouldBe(RunStatus.Completed);
        manifest.Command.ShouldBe("align");
        manifest.Inputs.Select(input => input.Role).ShouldBe(["model", "prompts"]);
        manifest.Recipe["ppo"]!["iterations"]!.GetValue<int>().ShouldBe(10);
        JsonSerializer.Deserialize<AlignScorecard>(File.ReadAllText(layout.Scorecard), RunJson.Document).ShouldBe(result.Scorecard);
        File.ReadAllText(layout.Report).ShouldContain("What aligning did to the model");
        File.ReadLines(layout.SamplesFile("before")).Count().ShouldBe(80);
        File.ReadLines(layout.SamplesFile("after")).Count().ShouldBe(80);
        File.ReadLines(layout.SamplesFile("preferences")).ShouldNotBeEmpty();
        EventTypes(layout).Count(type => type == "ppo/iteration").ShouldBe(10);
        EventTypes(layout).ShouldContain("reward-model/held-out");
    }

    [Fact]
    public void Run_Checkpoint_LoadsWithItsTokenizerAndDiffersFromTheStart()
    {
        AlignResult result = new AlignPipeline(_recipe, TimeProvider.System).Run(_folder.File("run"));

        using Decoder aligned = Decoder.Load(result.CheckpointFolder);
        using Decoder start = Decoder.Load(_recipe.Model);
        aligned.Embedding.Values.ToArray().ShouldNotBe(start.Embedding.Values.ToArray());
        HuggingFaceTokenizer.Load(result.CheckpointFolder).VocabularySize.ShouldBe(TinyTokenizer.Create().VocabularySize);
    }

    [Fact]
    public void Run_Twice_GivesTheSameBytesAtAnyNumberOfThreads()
    {
        new AlignPipeline(_recipe, TimeProvider.System).Run(_folder.File("first"));
        new AlignPipeline(_recipe with { Threads = 1 }, TimeProvider.System).Run(_folder.File("second"));

        foreach (string file in new[] { "scorecard.json", "checkpoints/aligned/model.safetensors", "samples/after.jsonl", "samples/preferences.jsonl" })
        {
            File.ReadAllBytes(_folder.File("second", file)).ShouldBe(File.ReadAllBytes(_folder.File("first", file)), file);
        }
    }

    [Fact]
    public void Run_Progress_TellsOfEveryStageInOrderUntilItIsDone()
    {
        Listener listener = new();
        new AlignPipeline(_recipe, TimeProvider.System, listener).Run(_folder.File("run"));

        listener.Heard.Select(progress => progress.Stage).Distinct().ShouldBe(AlignPipeline.StageNames);
        listener.Heard.GroupBy(progress => progress.Stage).ShouldAllBe(stage => stage.Count(progress => progress.IsDone) == 1 && stage.Last().IsDone && stage.First().Done == 0);
        listener.Heard.ShouldAllBe(progress => progress.StageCount == 5 && progress.StageNumber == AlignPipeline.StageNames.ToList().IndexOf(progress.Stage) + 1);
    }

    [Theory]
    [InlineData("preferences")]
    [InlineData("ppo")]
    public void Run_Cancelled_IsMarkedAsInterrupted(string stage)
    {
        using CancellationTokenSource source = new();
        Listener listener = new() { OnReport = progress => CancelAt(progress, stage, source) };

        Should.Throw<OperationCanceledException>(
            () => new AlignPipeline(_recipe, TimeProvider.System, listener).Run(_folder.File("run"), source.Token));

        RunManifest.Read(new RunLayout(_folder.File("run")).Manifest).Status.ShouldBe(RunStatus.Interrupted);
        Directory.Exists(_folder.File("run", "checkpoints", "aligned")).ShouldBeFalse();
    }

    [Fact]
    public void Run_WordTheModelNeverSays_FailsAndSaysWhatToDo()
    {
        AlignRecipe recipe = _recipe with { Want = ["antidisestablishmentarianism"], Avoid = [] };

        string message = Should.Throw<RunException>(() => new AlignPipeline(recipe, TimeProvider.System).Run(_folder.File("run"))).Message;

        message.ShouldContain("choose words that the model already says now and then");
        RunManifest manifest = RunManifest.Read(new RunLayout(_folder.File("run")).Manifest);
        manifest.Status.ShouldBe(RunStatus.Failed);
        manifest.Failure.ShouldBe(message);
    }

    [Fact]
    public void Run_MissingModel_SaysSoAndWritesNothing()
    {
        Should.Throw<RunException>(() => new AlignPipeline(_recipe with { Model = _folder.File("none") }, TimeProvider.System).Run(_folder.File("run")))
            .Message.ShouldContain("no such folder");

        Directory.Exists(_folder.File("run")).ShouldBeFalse();
    }

    [Fact]
    public void Run_RepliesLongerThanTheModel_SaysSoAndWritesNothing()
    {
        Should.Throw<RunException>(() => new AlignPipeline(_recipe with { ReplyTokens = 64 }, TimeProvider.System).Run(_folder.File("run")))
            .Message.ShouldContain("64 positions");

        Directory.Exists(_folder.File("run")).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private static void CancelAt(StageProgress progress, string stage, CancellationTokenSource source)
    {
        if (progress.Stage == stage && progress.Done > 0)
        {
            source.Cancel();
        }
    }

    private static List<string> EventTypes(RunLayout layout) =>
        [.. File.ReadLines(layout.Events).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("type").GetString()!)];

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
