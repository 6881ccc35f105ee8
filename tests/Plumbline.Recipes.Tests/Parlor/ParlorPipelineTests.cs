using System.Text.Json;
using Plumbline.Recipes.Parlor;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;

namespace Plumbline.Recipes.Tests.Parlor;

public sealed class ParlorPipelineTests(TinyParlor tiny) : IClassFixture<TinyParlor>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_WritesScorecardReportSamplesAndCheckpoints()
    {
        ParlorResult result = Run("run", tiny.Recipe);

        ParlorScorecard read = JsonSerializer.Deserialize<ParlorScorecard>(File.ReadAllText(Path.Combine(result.Folder, "scorecard.json")), RunJson.Document)!;
        read.Format.ShouldBe(ParlorScorecard.CurrentFormat);
        foreach (ArmScorecard arm in new[] { read.Biased, read.Control! })
        {
            arm.Stages.Select(stage => stage.Name).ShouldBe(["base", "sft", "best-of-n", "rlhf-stopped", "rlhf-pushed"]);
            arm.Goodhart.Path.Select(point => point.Iteration).ShouldBe([0, 2, 4]);
            arm.Goodhart.Path[0].KlNats.Value.ShouldBe(0);
            arm.Stages[1].GoldChange!.Value.ShouldBe(arm.Stages[1].Gold.Value - arm.Stages[0].Gold.Value, 1e-9);
        }

        read.Control!.Annotators.Panel.Bias.ShouldBe(Worlds.Parlor.Annotators.AnnotatorBias.None);
        Directory.EnumerateDirectories(Path.Combine(result.Folder, "checkpoints")).Select(Path.GetFileName).Order().ShouldBe(
            ["biased-reward-model", "biased-rlhf-pushed", "biased-rlhf-stopped", "control-reward-model", "control-rlhf-pushed", "control-rlhf-stopped", "sft"]);
        File.ReadAllText(result.Report).ShouldContain("</html>");
    }

    [Fact]
    public void Run_AtOneAndTwoThreads_LeavesTheSameBytes()
    {
        ParlorRecipe recipe = tiny.Recipe with { Control = false };
        Run("one", recipe with { Threads = 1 });
        Run("two", recipe with { Threads = 2 });

        ShouldBeSame("one", "two");
    }

    [Fact]
    public void Run_StoppedAtManyMoments_AndResumed_LeavesTheSameBytes()
    {
        ParlorRecipe recipe = tiny.Recipe with { Control = false };
        Run("whole", recipe);
        int reports = 0;
        for (int moment = 3; ; moment += 13)
        {
            string folder = Path.Combine(_folder.Path, "pieces");
            using CancellationTokenSource source = new();
            reports = 0;
            StoppingProgress progress = new(() =>
            {
                if (++reports == moment)
                {
                    source.Cancel();
                }
            });
            try
            {
                if (Directory.Exists(folder))
                {
                    ParlorPipeline.Resume(folder, TimeProvider.System, progress, source.Token);
                }
                else
                {
                    new ParlorPipeline(recipe, TimeProvider.System, progress).Run(folder, source.Token);
                }

                break;
            }
            catch (OperationCanceledException)
            {
                reports.ShouldBeGreaterThanOrEqualTo(moment);
            }
        }

        ShouldBeSame("whole", "pieces");
    }

    [Fact]
    public void Resume_RunOfAnotherKind_SaysSoInOneLine()
    {
        string folder = Path.Combine(_folder.Path, "other");
        using (RunDirectory.Create(folder, new RunManifest { Command = "eval", Recipe = new System.Text.Json.Nodes.JsonObject(), Seeds = new Dictionary<string, ulong>(StringComparer.Ordinal), Inputs = [] }, TimeProvider.System))
        {
        }

        RunException exception = Should.Throw<RunException>(() => ParlorPipeline.Resume(folder, TimeProvider.System));
        exception.Message.ShouldContain("run.json");
        exception.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void Resume_WithAnotherBaseModel_IsRefused()
    {
        string model = Path.Combine(_folder.Path, "model");
        CopyFolder(tiny.Model, model);
        ParlorRecipe recipe = tiny.Recipe with { Model = model, Control = false };
        using CancellationTokenSource source = new();
        Should.Throw<OperationCanceledException>(
            () => new ParlorPipeline(recipe, TimeProvider.System, new StoppingProgress(source.Cancel)).Run(Path.Combine(_folder.Path, "run"), source.Token));
        File.AppendAllText(Path.Combine(model, "tokenizer_config.json"), " ");

        Should.Throw<RunException>(() => ParlorPipeline.Resume(Path.Combine(_folder.Path, "run"), TimeProvider.System)).Message.ShouldContain("base model");
    }

    [Fact]
    public void Pipeline_BadRecipe_ListsEveryProblem()
    {
        ParlorRecipe recipe = tiny.Recipe with { Demonstrations = 1, BestOf = 1, MeterRequests = 0, Annotators = new() { Annotators = 2 } };

        string message = Should.Throw<ArgumentException>(() => new ParlorPipeline(recipe, TimeProvider.System)).Message;
        new[] { "demonstrations", "best of", "meter requests", "annotators per pair" }.ShouldAllBe(part => message.Contains(part));
    }

    private ParlorResult Run(string name, ParlorRecipe recipe) => new ParlorPipeline(recipe, TimeProvider.System).Run(Path.Combine(_folder.Path, name));

    private void ShouldBeSame(string one, string other)
    {
        Dictionary<string, byte[]> expected = TinyParlor.Bytes(Path.Combine(_folder.Path, one));
        Dictionary<string, byte[]> found = TinyParlor.Bytes(Path.Combine(_folder.Path, other));
        found.Keys.Order().ShouldBe(expected.Keys.Order());
        foreach ((string file, byte[] bytes) in expected)
        {
            found[file].AsSpan().SequenceEqual(bytes).ShouldBeTrue(file);
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private sealed class StoppingProgress(Action onReport) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => onReport();
    }
}
