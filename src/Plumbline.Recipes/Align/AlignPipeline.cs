using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Recipes.Prompts;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Training.RewardModels;
using Plumbline.Training.Rollouts;

namespace Plumbline.Recipes.Align;

/// <summary>
/// The main job: takes a pretrained model and a stated wish, collects preferences, trains a reward model on them, optimises the model under a KL
/// penalty, and measures on held-out prompts what that did.
/// </summary>
/// <remarks>Deterministic: the same recipe and inputs give the same checkpoint and scorecard to the byte, at any number of threads.</remarks>
public sealed class AlignPipeline
{
    /// <summary>Name of the aligned model among the run's checkpoints.</summary>
    public const string CheckpointName = "aligned";

    private readonly AlignRecipe _recipe;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>Prepares a run; nothing is read or written yet.</summary>
    /// <param name="recipe">What to do; validated.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far each stage is; null for nobody. Called on the thread that works.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public AlignPipeline(AlignRecipe recipe, TimeProvider time, IProgress<StageProgress>? progress = null)
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

    /// <summary>The stages in their order.</summary>
    public static IReadOnlyList<string> StageNames { get; } = ["preferences", "reward-model", "evaluate-before", "ppo", "evaluate-after"];

    /// <summary>Runs all stages and writes the run directory. Inputs are read and checked before anything is written.</summary>
    /// <param name="runFolder">An absent or empty folder.</param>
    /// <param name="cancellation">Stops within a fraction of a second; the run is then marked as interrupted.</param>
    /// <exception cref="RunException">The folder or an input cannot be used.</exception>
    /// <exception cref="Models.Checkpoints.CheckpointException">The model is damaged, or of a kind that is not supported.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public AlignResult Run(string runFolder, CancellationToken cancellation = default)
    {
        using Processor processor = new(new ProcessorOptions { Threads = _recipe.Threads });
        using PretrainedModel model = PretrainedModel.Load(_recipe.Model);
        PromptSet prompts = PromptCutter.Read(_recipe.Prompts, _recipe.Cut, model.Tokenizer, RoomForPrompts(model), _recipe.Seed);
        using RunDirectory run = RunDirectory.Create(runFolder, Manifest(), _time);
        try
        {
            AlignResult result = RunStages(run, model, prompts, processor, cancellation);
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

    private AlignResult RunStages(RunDirectory run, PretrainedModel model, PromptSet prompts, Processor processor, CancellationToken cancellation)
    {
        run.Events.Append("prompts/cut", new { Training = prompts.Training.Count, HeldOut = prompts.HeldOut.Count, prompts.LeftOut });
        CollectedPreferences collected = CollectPreferences(model, prompts, processor, cancellation);
        run.WriteSamples("preferences", collected.Records);
        run.Events.Append("preferences/collected", new { Preferences = collected.Preferences.Count, collected.Ties, Replies = collected.Replies.Count });

        RewardModelResult rewardModel = RewardModelStage.Run(
            _recipe, model, collected, processor, Reporter("reward-model", 1, "steps"), run.Events, cancellation);
        using RewardModel scorer = rewardModel.Model;
        IReadOnlyList<MeasuredReply> before = Evaluate("before", model.Decoder);

        using Decoder policy = model.Decoder.Clone();
        PpoOutcome ppo = PpoStage.Run(
            _recipe, model, policy, scorer, prompts.Training, processor, Reporter("ppo", _recipe.Ppo.Iterations, "iterations"), run.Events, cancellation);
        string checkpoint = run.WriteCheckpoint(CheckpointName, folder => model.Save(policy, folder));
        IReadOnlyList<MeasuredReply> after = Evaluate("after", policy);

        AlignScorecard scorecard = AlignMeasurement.Scorecard(_recipe, before, after, collected, rewardModel, ppo.Result);
        IReadOnlyList<AlignSample> samples = AlignMeasurement.Samples(_recipe, before, after);
        run.WriteScorecard(scorecard);
        run.WriteReport(AlignReport.Render(_recipe, scorecard, ppo.Curve, samples));
        return new AlignResult(run.Layout.Folder, checkpoint, run.Layout.Report, scorecard, samples);

        IReadOnlyList<MeasuredReply> Evaluate(string when, Decoder measured)
        {
            long total = (long)prompts.HeldOut.Count * _recipe.Evaluation.RepliesPerPrompt;
            IReadOnlyList<MeasuredReply> replies = EvaluationStage.Run(
                _recipe, model, measured, scorer, prompts.HeldOut, processor, Reporter($"evaluate-{when}", total, "replies"), cancellation);
            run.WriteSamples(when, replies);
            return replies;
        }
    }

    private CollectedPreferences CollectPreferences(
        PretrainedModel model, PromptSet prompts, Processor processor, CancellationToken cancellation)
    {
        using ReplySampler sampler = model.Sampler(model.Decoder, processor, _recipe);
        long total = (long)Math.Min(prompts.Training.Count, _recipe.Preferences.MaxPrompts) * _recipe.Preferences.RepliesPerPrompt;
        return PreferenceStage.Run(_recipe, model, sampler, prompts.Training, Reporter("preferences", total, "replies"), cancellation);
    }

    private StageReporter Reporter(string stage, long total, string unit)
    {
        int number = StageNames.Index().First(entry => entry.Item == stage).Index + 1;
        return new StageReporter(new StagePlace(stage, number, StageNames.Count), total, unit, _time, _progress);
    }

    private int RoomForPrompts(PretrainedModel model)
    {
        int room = model.Decoder.Config.SupportedPositions - _recipe.ReplyTokens;
        return room >= 1
            ? room
            : throw new RunException(
                _recipe.Model,
                $"the model has {model.Decoder.Config.SupportedPositions} positions, which leave no room for a prompt beside {_recipe.ReplyTokens} tokens of reply",
                "ask for shorter replies");
    }

    private RunManifest Manifest() => new()
    {
        Command = "align",
        Seeds = new Dictionary<string, ulong>(StringComparer.Ordinal) { ["run"] = _recipe.Seed },
        Recipe = JsonSerializer.SerializeToNode(_recipe, RunJson.Document) ?? new JsonObject(),
        Inputs = [InputDigest.OfFolder("model", _recipe.Model), InputDigest.OfFile("prompts", _recipe.Prompts)],
    };
}
