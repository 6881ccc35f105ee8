using Plumbline.Numerics.Optimizers;
using Plumbline.Recipes.Train;
using Plumbline.Training.Loop;

namespace Plumbline.Recipes.Tests.Train;

/// <summary>Training that stops when evaluations no longer improve keeps what was best.</summary>
[Collection(TrainCollection.Name)]
public sealed class EarlyStoppingTests(TrainInputs inputs) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_NothingImproves_KeepsTheStart()
    {
        TrainRun run = new(_folder.File("run"));
        TrainResult result = new TrainPipeline(Patient(learningRate: 3), TimeProvider.System).Run(run.Folder);

        result.Loop.StoppedEarly.ShouldBeTrue();
        result.Loop.BestStep.ShouldBe(0);
        result.Loop.Steps.ShouldBe(2);
        ShouldKeepTheBest(run, 0);
        File.ReadAllBytes(Path.Combine(result.ModelFolder, "model.safetensors")).ShouldBe(File.ReadAllBytes(Path.Combine(inputs.Model, "model.safetensors")));
    }

    [Fact]
    public void Run_ImprovesThenWorsens_KeepsTheBest()
    {
        TrainRun run = new(_folder.File("run"));
        TrainResult result = new TrainPipeline(Patient(learningRate: 0.1), TimeProvider.System).Run(run.Folder);

        result.Loop.StoppedEarly.ShouldBeTrue();
        int best = result.Loop.BestStep.ShouldNotBeNull();
        best.ShouldBeGreaterThan(0);
        result.Loop.Steps.ShouldBe(best + 2);
        result.Loop.Best.ShouldNotBeNull().ShouldBeLessThan(result.Loop.After!["loss"]);
        ShouldKeepTheBest(run, best);
    }

    [Fact]
    public void Run_MetricOfSamplesWasBetterBefore_ComparesTheModelThatIsKept()
    {
        TrainRecipe recipe = TrainCases.Recipe("grpo", inputs);
        recipe = recipe with
        {
            Online = recipe.Online with { Iterations = 12, LearningRate = 0.05 },
            Loop = recipe.Loop with { EvaluateEvery = 1, Patience = 3, BestMetric = "objective/kl", GreaterIsBetter = false },
        };
        TrainRun run = new(_folder.File("run"));
        TrainResult result = new TrainPipeline(recipe, TimeProvider.System).Run(run.Folder);

        result.Loop.StoppedEarly.ShouldBeTrue();
        int best = result.Loop.BestStep.ShouldNotBeNull();
        ShouldKeepTheBest(run, best);
        result.Loop.After!["objective/kl"].ShouldBeGreaterThan(result.Loop.Best!.Value);
        result.Comparison.ShouldNotBeNull().KlNats.Mean.ShouldBe(result.Loop.Best.Value, 1e-12);
    }

    [Fact]
    public void Resume_StoppedRightAfterTheBest_StopsAtTheSameStep()
    {
        TrainRun whole = TrainRun.Of(Patient(learningRate: 0.1), _folder.File("whole"));
        string folder = _folder.File("stopped");
        int last = whole.Events("train/step").Length;
        TrainRun.Stop(1, (progress, stop) => new TrainPipeline(Patient(learningRate: 0.1), TimeProvider.System, progress).Run(folder, stop));
        TrainRun.Stop(last - 1, (progress, stop) => TrainPipeline.Resume(folder, TimeProvider.System, progress, stop));
        TrainPipeline.Resume(folder, TimeProvider.System);

        TrainRun resumed = new(folder);
        resumed.ShouldHaveTheBytesOf(whole);
        resumed.ShouldTellEveryStepOnce(whole);
    }

    private static void ShouldKeepTheBest(TrainRun run, int best)
    {
        string folder = Path.Combine(run.Layout.Checkpoint(TrainingCheckpoint.NameOf(best)), TrainingCheckpoint.ModelFolderName);
        string[] files = [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file))];
        files.ShouldNotBeEmpty();
        foreach (string file in files)
        {
            File.ReadAllBytes(Path.Combine(run.Folder, TrainPipeline.ModelName, file)).ShouldBe(File.ReadAllBytes(Path.Combine(folder, file)), file);
        }
    }

    private TrainRecipe Patient(double learningRate)
    {
        TrainRecipe recipe = TrainCases.Recipe("sft", inputs);
        return recipe with
        {
            Offline = recipe.Offline with { MaxSteps = 40, LearningRate = learningRate, Decay = LearningRateDecay.Constant, WarmupShare = 0 },
            Loop = recipe.Loop with { EvaluateEvery = 1, CheckpointEvery = 3, Patience = 2, KeepCheckpoints = 1 },
        };
    }
}
