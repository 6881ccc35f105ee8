using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Runs.Telemetry;
using Plumbline.Runs.TensorBoard;
using Plumbline.Training.DataSets;
using Plumbline.Training.Examples;
using Plumbline.Training.Health;
using Plumbline.Training.Lineage;
using Plumbline.Training.Loop;
using Plumbline.Training.Online;

namespace Plumbline.Recipes.Train;

/// <summary>Trains a model of the user's on data of the user's by any method, in a run directory that can be resumed.</summary>
/// <remarks>Deterministic: the same recipe and inputs give the same checkpoints to the byte, at any number of threads, killed and resumed or not.</remarks>
public sealed class TrainPipeline
{
    /// <summary>Folder of the run that holds what was trained.</summary>
    public const string ModelName = "model";

    private const int ShownSamples = 8;
    private readonly TrainRecipe _recipe;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>Prepares a run; nothing is read or written yet.</summary>
    /// <param name="recipe">What to do; validated.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far each stage is; null for nobody. Called on the thread that works.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public TrainPipeline(TrainRecipe recipe, TimeProvider time, IProgress<StageProgress>? progress = null)
    {
        IReadOnlyList<string> problems = recipe.Validate();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(recipe));
        }

        _recipe = recipe;
        _time = time;
        _progress = progress;
    }

    /// <summary>The stages of a recipe in their order, as far as they are known before the data are read.</summary>
    public static IReadOnlyList<string> StageNames(TrainRecipe recipe) =>
        recipe.Rewards.Count == 0 ? ["train"] : TrainMethods.Of(recipe.Method).Family == TrainFamily.Online ? ["train", "compare"] : ["preferences", "train", "compare"];

    /// <summary>Trains in a new run directory. Model and data are read and checked before anything is written.</summary>
    /// <param name="runFolder">An absent or empty folder.</param>
    /// <param name="cancellation">Stops within a fraction of a second; the run can be resumed.</param>
    /// <exception cref="RunException">The folder or an input cannot be used.</exception>
    /// <exception cref="DataSetException">The data cannot be used, or are of a type that the method cannot learn from.</exception>
    /// <exception cref="Models.Checkpoints.CheckpointException">The model is damaged, or of a kind that is not supported.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged; the last checkpoint stands.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public TrainResult Run(string runFolder, CancellationToken cancellation = default)
    {
        using PretrainedModel start = PretrainedModel.Load(_recipe.Model);
        using TrainRows rows = TrainRows.Open(_recipe.Data, cancellation);
        RequireFit(rows.Type);
        using RunDirectory run = RunDirectory.Create(runFolder, Manifest(), _time);
        return Guarded(run, () => Train(run, start, rows, checkpoint: null, resumed: false, cancellation));
    }

    /// <summary>Goes on with a run that was killed or interrupted, from its newest checkpoint.</summary>
    /// <param name="runFolder">Its folder.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far each stage is; null for nobody.</param>
    /// <param name="cancellation">Stops it again.</param>
    /// <exception cref="RunException">The folder holds no such run, or an input is not the one that it was started with.</exception>
    public static TrainResult Resume(string runFolder, TimeProvider time, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        // All that can be refused is, before the run is marked as running again.
        TrainRecipe recipe = RecipeOf(runFolder);
        TrainPipeline pipeline = new(recipe, time, progress);
        RunLayout layout = new(runFolder);
        pipeline.RequireSameInputs(RunManifest.Read(layout.Manifest));
        using PretrainedModel start = PretrainedModel.Load(recipe.Model);
        using TrainRows rows = TrainRows.Open(recipe.Data, cancellation);
        TrainingCheckpoint? checkpoint = TrainingCheckpoint.Newest(layout);
        using RunDirectory run = RunDirectory.Open(runFolder, time, checkpoint?.LastEvent ?? 0);
        return Guarded(run, () => pipeline.Train(run, start, rows, checkpoint, resumed: true, cancellation));
    }

    /// <summary>The recipe of a run that was started before.</summary>
    /// <param name="runFolder">Its folder.</param>
    /// <exception cref="RunException">The folder holds no such run.</exception>
    public static TrainRecipe RecipeOf(string runFolder)
    {
        RunLayout layout = new(runFolder);
        if (!File.Exists(layout.Manifest))
        {
            throw new RunException(runFolder, $"not a run: it has no {RunLayout.ManifestName}", "give the folder of a run");
        }

        RunManifest manifest = RunManifest.Read(layout.Manifest);
        try
        {
            return manifest.Command == "train"
                ? manifest.Recipe.Deserialize<TrainRecipe>(RunJson.Document) ?? throw new JsonException("null")
                : throw new JsonException($"it is a run of `plumb {manifest.Command}`");
        }
        catch (JsonException exception)
        {
            throw new RunException(layout.Manifest, $"the recipe cannot be read: {exception.Message}", "give the directory of a run that `plumb train` started");
        }
    }

    private static TrainResult Guarded(RunDirectory run, Func<TrainResult> work)
    {
        try
        {
            TrainResult result = work();
            run.Complete();
            return result;
        }
        catch (OperationCanceledException)
        {
            run.Interrupt();
            throw;
        }
        catch (Exception exception)
        {
            run.Fail(exception.Message);
            throw;
        }
    }

    private TrainResult Train(
        RunDirectory run, PretrainedModel start, TrainRows rows, TrainingCheckpoint? checkpoint, bool resumed, CancellationToken cancellation)
    {
        using Processor processor = new(new ProcessorOptions { Threads = _recipe.Threads });
        using TrainerFactory factory = new(_recipe, start, processor);
        using TrainRows? made = MakePreferences(run, factory, start, rows, cancellation);
        TrainRows used = made ?? rows;
        using ITrainer trainer = factory.Create(used.Training, used.HeldOut);
        TrainingLoopResult loop = RunLoop(run, trainer, checkpoint, resumed, cancellation);
        RestoreBest(run, trainer, loop);
        string model = Path.Combine(run.Layout.Folder, ModelName);
        AtomicFolder.Write(model, trainer.SaveModel);
        (TrainComparison? comparison, IReadOnlyList<TrainSample> samples) = Compare(run, factory, start, rows, cancellation);
        run.WriteScorecard(new TrainScorecard(_recipe.Method, loop.Steps, loop.StoppedEarly, loop.BestStep, loop.Before, loop.After, comparison, loop.Warnings));
        TrainResult result = new(run.Layout.Folder, model, _recipe.Method, loop, comparison, samples);
        run.WriteReport(TrainReport.Render(_recipe, result, run.Layout));
        return result;
    }

    private TrainingLoopResult RunLoop(RunDirectory run, ITrainer trainer, TrainingCheckpoint? checkpoint, bool resumed, CancellationToken cancellation)
    {
        StageReporter reporter = Reporter("train", trainer.TotalSteps, "steps");
        using LineageLog lineage = LineageLog.Open(run.Layout.Folder, checkpoint?.Steps ?? (resumed ? 0 : long.MaxValue), _time);
        using TensorBoardWriter board = OpenBoard(run.Layout, checkpoint, resumed);
        using RunTelemetry telemetry = new(Path.GetFileName(run.Layout.Folder), _recipe.Method, _time);
        using TelemetrySpan span = telemetry.StartRun();
        TrainingLoop loop = new(
            _recipe.Loop,
            _recipe.Method,
            trainer,
            run,
            lineage,
            new RunHealth(_recipe.Health),
            [new TensorBoardSink(board), new TelemetrySink(telemetry)],
            step => reporter.Report(step.Steps, TrainFigures.Of(step.Metrics)));
        if (resumed)
        {
            loop.Resume(checkpoint);
        }

        TrainingLoopResult result = loop.Run(cancellation);
        reporter.Finish(result.Steps);
        return result;
    }

    private TensorBoardWriter OpenBoard(RunLayout layout, TrainingCheckpoint? checkpoint, bool resumed)
    {
        string folder = Path.Combine(layout.Folder, "tensorboard");
        if (resumed && checkpoint is null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        return TensorBoardWriter.Open(folder, _time, checkpoint?.Steps ?? long.MaxValue);
    }

    // With patience the best checkpoint is what was waited for, so it is what is kept and compared; without, the last.
    private void RestoreBest(RunDirectory run, ITrainer trainer, TrainingLoopResult loop)
    {
        if (_recipe.Loop.Patience is null || loop.BestStep is not { } step || step == loop.Steps)
        {
            return;
        }

        TrainingCheckpoint best = new(run.Layout.Checkpoint(TrainingCheckpoint.NameOf(step)), step, LastEvent: 0);
        if (Directory.Exists(best.StateFolder))
        {
            trainer.Restore(TrainerState.Read(best.StateFolder, _recipe.Method));
        }
    }

    private TrainRows? MakePreferences(RunDirectory run, TrainerFactory factory, PretrainedModel start, TrainRows rows, CancellationToken cancellation)
    {
        if (!MakesPreferences(rows.Type))
        {
            return null;
        }

        StageReporter reporter = Reporter("preferences", _recipe.Preferences.Prompts, "prompts");
        using TrainedPolicy policy = TrainedPolicy.Create(_recipe with { Lora = null }, start);
        ReplyCollector collector = factory.Collector(policy, start.Decoder, _recipe.Online);
        int last = 0;
        string file = MadePreferences.Make(
            run,
            _recipe.Preferences,
            collector,
            TrainerFactory.Prompts(factory.Encoder(TrainFamily.Online), rows.Training),
            (done, total) =>
            {
                reporter.Total = total;
                reporter.Report(last = done);
            },
            cancellation);
        reporter.Finish(last);
        return TrainRows.Open(new TrainData { Files = [file], Split = _recipe.Data.Split }, cancellation);
    }

    // Verdicts are made where a method needs them, the data hold none, and a reward can say which reply is better.
    private bool MakesPreferences(DataSetType type) =>
        _recipe.Rewards.Count > 0
        && (TrainMethods.Of(_recipe.Method).Family is TrainFamily.Pairs or TrainFamily.Unpaired || _recipe.Method is "reward" or "judge")
        && type is not (DataSetType.Preference or DataSetType.UnpairedPreference);

    // Before anything is written: data of another type are the most common mistake.
    private void RequireFit(DataSetType type)
    {
        IReadOnlyList<DataSetType> fitting = TrainMethods.DataTypes(_recipe.Method);
        if (!fitting.Contains(type) && !MakesPreferences(type))
        {
            throw new DataSetException(
                _recipe.Data.Files[0],
                "content",
                InWords(type),
                $"{string.Join(" or ", fitting.Select(InWords))} for {_recipe.Method}",
                _recipe.Rewards.Count == 0 && TrainMethods.Of(_recipe.Method).Family is TrainFamily.Pairs or TrainFamily.Unpaired
                    ? "name other data, or a --reward by which preferences are made out of prompts"
                    : "name other data or another method; `plumb data check` shows what a file holds");
        }
    }

    private static string InWords(DataSetType type) => type switch
    {
        DataSetType.LanguageModelling => "whole texts",
        DataSetType.PromptOnly => "prompts",
        DataSetType.PromptCompletion => "prompts with completions",
        DataSetType.Preference => "preferences with chosen and rejected replies",
        DataSetType.UnpairedPreference => "completions with a label",
        _ => "solutions with a label for each step",
    };

    // Before and after on the same prompts and random numbers; also for methods that learned from pairs, where a reward says what was wanted.
    private (TrainComparison? Comparison, IReadOnlyList<TrainSample> Samples) Compare(
        RunDirectory run, TrainerFactory factory, PretrainedModel start, TrainRows rows, CancellationToken cancellation)
    {
        if (factory.Rewards is null || factory.Policy is null || rows.HeldOut is null)
        {
            return (null, []);
        }

        IReadOnlyList<PromptExample> prompts = TrainerFactory.HeldOutPrompts(factory.Encoder(TrainFamily.Online), rows.HeldOut, _recipe.Online.EvaluationPrompts);
        if (prompts.Count < 2)
        {
            return (null, []);
        }

        StageReporter reporter = Reporter("compare", 2L * prompts.Count, "replies");
        IReadOnlyList<RewardedReply> before = factory.Collector(factory.Policy, start.Decoder, _recipe.Online).Collect(prompts, 1, OnlineTrainer.EvaluationStream, cancellation).Replies;
        reporter.Report(prompts.Count);
        IReadOnlyList<RewardedReply> after =
            factory.Collector(factory.Policy, factory.Policy.Policy.Model, _recipe.Online).Collect(prompts, 1, OnlineTrainer.EvaluationStream, cancellation).Replies;
        TrainSample[] samples =
        [
            .. before.Zip(after, (b, a) => new TrainSample(b.Example.Prompt.Text, b.Text, a.Text, b.Reward, a.Reward)),
        ];
        run.WriteSamples("comparison", samples);
        reporter.Finish(2L * prompts.Count);
        return (TrainComparison.Of(before, after), [.. samples.Take(ShownSamples)]);
    }

    private StageReporter Reporter(string stage, long total, string unit)
    {
        IReadOnlyList<string> stages = StageNames(_recipe);
        return new StageReporter(new StagePlace(stage, stages.ToList().IndexOf(stage) + 1, stages.Count), total, unit, _time, _progress);
    }

    private RunManifest Manifest() => new()
    {
        Command = "train",
        Seeds = new Dictionary<string, ulong>(StringComparer.Ordinal) { ["run"] = _recipe.Seed },
        Recipe = JsonSerializer.SerializeToNode(_recipe, RunJson.Document) ?? new JsonObject(),
        Inputs = Inputs(),
    };

    private List<InputDigest> Inputs() =>
    [
        InputDigest.OfFolder("model", _recipe.Model),
        .. _recipe.Reference is { } reference ? [InputDigest.OfFolder("reference", reference)] : Array.Empty<InputDigest>(),
        .. _recipe.Data.Files.Select(file => InputDigest.OfFile("data", file)),
        .. _recipe.Data.EvaluationFiles.Select(file => InputDigest.OfFile("evaluation", file)),
        .. _recipe.Rewards.Concat(_recipe.Costs.Select(cost => cost.Cost)).Append(_recipe.Judge).OfType<RewardRecipe>()
            .Where(reward => reward.Folder is not null).Select(reward => InputDigest.OfFolder("reward", reward.Folder!)),
    ];

    private void RequireSameInputs(RunManifest manifest)
    {
        foreach (InputDigest now in Inputs())
        {
            if (!manifest.Inputs.Contains(now))
            {
                throw new RunException(now.Path, $"the {now.Role} is not what the run was started with", "put it back, or start a new run");
            }
        }
    }
}
