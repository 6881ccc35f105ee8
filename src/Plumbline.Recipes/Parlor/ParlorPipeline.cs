using System.Text.Json;
using System.Text.Json.Nodes;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Recipes.Align;
using Plumbline.Recipes.Parlor.Report;
using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Recipes.Parlor.Stages;
using Plumbline.Recipes.Stages;
using Plumbline.Runs;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Supervised;
using Plumbline.Worlds.Parlor.Annotators;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.Text;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Recipes.Parlor;

/// <summary>
/// The main job: takes the base model of Parlor through supervised fine-tuning, preferences of imperfect annotators, reward models, best-of-n and PPO, and
/// measures all along what that did to the true wish, which in Parlor is known. Beside it runs the control: the same with annotators who have no bias.
/// </summary>
/// <remarks>
/// Deterministic: the same recipe and base model give the same checkpoints and scorecard to the byte, at any number of threads, killed and resumed or not.
/// </remarks>
public sealed class ParlorPipeline
{
    private static readonly string[] ArmStages = ["reward models", "best-of-n", "ppo", "evaluate best-of-n", "evaluate rlhf-stopped", "evaluate rlhf-pushed"];
    private readonly ParlorRecipe _recipe;
    private readonly TimeProvider _time;
    private readonly IProgress<StageProgress>? _progress;

    /// <summary>Prepares a run; nothing is read or written yet.</summary>
    /// <param name="recipe">What to do; validated.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far each stage is; null for nobody. Called on the thread that works.</param>
    /// <exception cref="ArgumentException">The recipe has problems; the message lists all.</exception>
    public ParlorPipeline(ParlorRecipe recipe, TimeProvider time, IProgress<StageProgress>? progress = null)
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

    /// <summary>The stages of a recipe in their order.</summary>
    public static IReadOnlyList<string> StageNames(ParlorRecipe recipe) =>
    [
        "sft", "sample pairs", "evaluate base", "evaluate sft", .. ArmStages.Select(stage => $"biased {stage}"),
        .. recipe.Control ? ArmStages.Select(stage => $"control {stage}") : [],
    ];

    /// <summary>Runs all stages in a new run directory. The base model is read and checked before anything is written.</summary>
    /// <param name="runFolder">An absent or empty folder.</param>
    /// <param name="cancellation">Stops within a fraction of a second; the run is then marked as interrupted and can be resumed.</param>
    /// <exception cref="RunException">The folder or an input cannot be used.</exception>
    /// <exception cref="Models.Checkpoints.CheckpointException">The model is damaged, or of a kind that is not supported.</exception>
    /// <exception cref="Numerics.NonFiniteException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ParlorResult Run(string runFolder, CancellationToken cancellation = default)
    {
        using PretrainedModel model = PretrainedModel.Load(_recipe.Model);
        using RunDirectory run = RunDirectory.Create(runFolder, Manifest(), _time);
        return Run(run, model, cancellation);
    }

    /// <summary>Goes on with a run that was killed or interrupted, after the last stage that finished.</summary>
    /// <param name="runFolder">Its folder.</param>
    /// <param name="time">Stamps the run and measures rates.</param>
    /// <param name="progress">Hears how far each stage is; null for nobody.</param>
    /// <param name="cancellation">Stops it again.</param>
    /// <exception cref="RunException">The folder holds no such run, or the base model is not the one that it was started with.</exception>
    public static ParlorResult Resume(string runFolder, TimeProvider time, IProgress<StageProgress>? progress = null, CancellationToken cancellation = default)
    {
        // All that can be refused is, before the run is marked as running again.
        ParlorRecipe recipe = RecipeOf(runFolder);
        ParlorPipeline pipeline = new(recipe, time, progress);
        using PretrainedModel model = PretrainedModel.Load(recipe.Model);
        if (!RunManifest.Read(new RunLayout(runFolder).Manifest).Inputs.Contains(InputDigest.OfFolder("model", recipe.Model)))
        {
            throw new RunException(recipe.Model, "the base model is not the one that the run was started with", "put it back, or start a new run");
        }

        using RunDirectory run = RunDirectory.Open(runFolder, time);
        return pipeline.Run(run, model, cancellation);
    }

    /// <summary>The recipe of a run that was started before.</summary>
    /// <param name="runFolder">Its folder.</param>
    /// <exception cref="RunException">The folder holds no such run.</exception>
    public static ParlorRecipe RecipeOf(string runFolder)
    {
        RunLayout layout = new(runFolder);
        return File.Exists(layout.Manifest)
            ? RecipeOf(RunManifest.Read(layout.Manifest), layout.Manifest)
            : throw new RunException(runFolder, $"not a run: it has no {RunLayout.ManifestName}", "give the folder of a run");
    }

    private static ParlorRecipe RecipeOf(RunManifest manifest, string file)
    {
        try
        {
            return manifest.Command == "align" && manifest.Recipe["scorecard_requests"] is not null
                ? manifest.Recipe.Deserialize<ParlorRecipe>(RunJson.Document) ?? throw new JsonException("null")
                : throw new JsonException("it is not one of Parlor");
        }
        catch (JsonException exception)
        {
            throw new RunException(file, $"the recipe cannot be read: {exception.Message}", "give the directory of a run that `plumb align` on Parlor started");
        }
    }

    private ParlorResult Run(RunDirectory run, PretrainedModel model, CancellationToken cancellation)
    {
        try
        {
            using Processor processor = new(new ProcessorOptions { Threads = _recipe.Threads });
            ParlorRequests requests = new(_recipe, new ParlorWorld(_recipe.World));
            ParlorRun context = new(
                _recipe,
                model,
                new ParlorSession(_recipe, model, processor),
                requests,
                requests.Scorecard(),
                run,
                new StageStore(run.Layout.Folder),
                StageNames(_recipe),
                _time,
                _progress);
            ParlorResult result = RunStages(context, cancellation);
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

    private ParlorResult RunStages(ParlorRun run, CancellationToken cancellation)
    {
        run.Store.Once("sft", () => FineTune(run, cancellation));
        using Decoder sft = Decoder.Load(run.Directory.Layout.Checkpoint("sft"));
        IReadOnlyList<Request> asked = run.Requests.Training("preferences", _recipe.PreferenceRequests);
        StoredReply[] pairs = run.Store.Once("pairs", () => SamplePairs(run, sft, asked, cancellation));
        IReadOnlyList<Request> askedOften = [.. asked.SelectMany(request => Enumerable.Repeat(request, _recipe.PreferenceReplies))];
        IReadOnlyList<ParlorReply[]> groups = [.. run.Session.Judge(askedOften, pairs).Chunk(_recipe.PreferenceReplies)];
        StageReplies[] shared =
        [
            new("base", Evaluate(run, "base", run.Base.Decoder, null, cancellation)),
            new("sft", Evaluate(run, "sft", sft, sft, cancellation)),
        ];
        ArmResult biased = new ParlorArm("biased", run, _recipe.Annotators, sft).Run(groups, shared, cancellation);
        ArmResult? control = _recipe.Control
            ? new ParlorArm("control", run, _recipe.Annotators with { Bias = AnnotatorBias.None }, sft).Run(groups, shared, cancellation)
            : null;

        ParlorScorecard scorecard = new()
        {
            Seed = _recipe.Seed,
            Requests = run.Scorecard.All.Count,
            Clusters = run.Scorecard.All.Select(request => request.Cluster).Distinct(StringComparer.Ordinal).Count(),
            Parameters = run.Base.Decoder.Config.ParameterCount,
            Biased = biased.Scorecard,
            Control = control?.Scorecard,
        };
        IReadOnlyList<ParlorSample> samples = SampleChoice.WorstFirst(biased.Stages);
        IReadOnlyList<TrainingCurve> curves = TrainingCurves.Of(run.Directory.Layout.Events);
        run.Directory.WriteSamples(StoredParlorRun.SamplesName, samples);
        run.Directory.WriteSamples(StoredParlorRun.CurvesName, curves);
        run.Directory.WriteScorecard(scorecard);
        run.Directory.WriteReport(ParlorReport.Render(scorecard, samples, curves));
        return new ParlorResult(run.Directory.Layout.Folder, run.Directory.Layout.Report, scorecard, samples);
    }

    private SupervisedResult FineTune(ParlorRun run, CancellationToken cancellation)
    {
        StageReporter reporter = run.Reporter("sft", 1, "steps");
        IReadOnlyList<Request> requests = run.Requests.Training("demonstrations", _recipe.Demonstrations);
        ReplyWriter writer = new(run.Requests.World, Conduct.Careful);
        Demonstration[] demonstrations = [.. requests.Select(request => new Demonstration(
            request.Id,
            run.Session.Prompt(request).Tokens,
            run.Session.Reply(writer.Write(request, new RandomStream(_recipe.Seed, $"{request.Id}/demonstration")))))];
        int heldOut = Math.Max(1, demonstrations.Length / 20);
        using Decoder policy = run.Base.Decoder.Clone();
        int steps = 0;
        SupervisedResult result = new SupervisedTrainer(_recipe.Supervised, run.Session.Processor, _recipe.Seed).Train(
            policy,
            demonstrations[heldOut..],
            demonstrations[..heldOut],
            step =>
            {
                steps = step.Number;
                run.Directory.Events.Append("sft/step", step);
                reporter.Total = step.Total;
                reporter.Report(step.Number, new StageFigure("loss", step.Loss, "nats"));
            },
            cancellation);
        run.Directory.WriteCheckpoint("sft", folder => run.Base.Save(policy, folder));
        reporter.Finish(steps, new StageFigure("held-out loss", result.HeldOutLossAfter ?? double.NaN, "nats"));
        return result;
    }

    private StoredReply[] SamplePairs(ParlorRun run, Decoder sft, IReadOnlyList<Request> asked, CancellationToken cancellation)
    {
        StageReporter reporter = run.Reporter("sample pairs", (long)asked.Count * _recipe.PreferenceReplies, "replies");
        using ReplySampler sampler = run.Session.Sampler(sft);
        IReadOnlyList<SampledReply> replies = sampler.Sample(
            [.. asked.Select(run.Session.Prompt)], _recipe.PreferenceReplies, "preferences", done => reporter.Report(done), cancellation);
        reporter.Finish(replies.Count);
        return [.. replies.Select(reply => new StoredReply(reply.Prompt.Id, reply.Tokens, reply.Ended, 0))];
    }

    private static StoredReply[] Evaluate(ParlorRun run, string stage, Decoder model, Decoder? reference, CancellationToken cancellation) =>
        run.Store.Once($"evaluate-{stage}", () =>
        {
            IReadOnlyList<Request> requests = run.Scorecard.All;
            StageReporter reporter = run.Reporter($"evaluate {stage}", requests.Count, "replies");
            StoredReply[] replies = run.Session.Answer(model, reference, requests, "scorecard", done => reporter.Report(done), cancellation);
            reporter.Finish(replies.Length);
            return replies;
        });

    private RunManifest Manifest() => new()
    {
        Command = "align",
        Seeds = new Dictionary<string, ulong>(StringComparer.Ordinal) { ["run"] = _recipe.Seed, ["world"] = _recipe.World.WorldSeed },
        Recipe = JsonSerializer.SerializeToNode(_recipe, RunJson.Document) ?? new JsonObject(),
        Inputs = [InputDigest.OfFolder("model", _recipe.Model)],
    };
}
