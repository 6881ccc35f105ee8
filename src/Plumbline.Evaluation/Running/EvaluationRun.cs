using System.Text.Json.Nodes;
using Plumbline.Evaluation.Logs;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Running;

/// <summary>
/// An evaluation's folder: a run as any other (<c>run.json</c>, <c>events.jsonl</c>) with <c>samples.jsonl</c>. A killed or limited run is opened again and goes on
/// with the samples that are not in its log.
/// </summary>
public sealed class EvaluationRun : IDisposable
{
    private const string DigestName = "plan_digest";

    private EvaluationRun(RunDirectory directory, SampleLog log, bool resumed)
    {
        Directory = directory;
        Log = log;
        IsResumed = resumed;
    }

    /// <summary>The run's folder, held open.</summary>
    public RunDirectory Directory { get; }

    /// <summary>The log of samples, for <see cref="Evaluator"/>.</summary>
    public SampleLog Log { get; }

    /// <summary>Whether the folder held this run already.</summary>
    public bool IsResumed { get; }

    /// <summary>Where a run's log of samples lies.</summary>
    /// <param name="folder">The run's folder.</param>
    public static string LogPath(string folder) => Path.Combine(folder, SampleLog.FileName);

    /// <summary>Starts a run in an absent or empty folder, or goes on with the run that the folder holds.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="manifest">What is run; its recipe is an object.</param>
    /// <param name="planDigest">What is asked, as <see cref="PlanDigest"/> gives it; written into the manifest, and compared on resuming.</param>
    /// <param name="time">Stamps manifest and events.</param>
    /// <param name="retryFailed">Whether samples that failed are asked again. Default false.</param>
    /// <exception cref="RunException">The folder holds something else, another plan, a damaged log, or is held by another process.</exception>
    public static EvaluationRun Open(string folder, RunManifest manifest, string planDigest, TimeProvider time, bool retryFailed = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentException.ThrowIfNullOrEmpty(planDigest);
        RunLayout layout = new(folder);
        bool resumed = File.Exists(layout.Manifest);
        if (resumed)
        {
            RefuseOtherPlan(folder, RunManifest.Read(layout.Manifest), planDigest);
        }

        RunDirectory directory = resumed ? RunDirectory.Open(folder, time) : RunDirectory.Create(folder, With(manifest, planDigest), time);
        try
        {
            return new EvaluationRun(directory, SampleLog.Open(LogPath(folder), time, retryFailed), resumed);
        }
        catch
        {
            directory.Dispose();
            throw;
        }
    }

    /// <summary>Closes the files. A run that was not ended can be resumed.</summary>
    public void Dispose()
    {
        try
        {
            Log.Dispose();
        }
        finally
        {
            Directory.Dispose();
        }
    }

    private static RunManifest With(RunManifest manifest, string digest)
    {
        JsonObject recipe = manifest.Recipe.DeepClone() as JsonObject ?? throw new ArgumentException("the recipe of an evaluation is an object", nameof(manifest));
        recipe[DigestName] = digest;
        return manifest with { Recipe = recipe };
    }

    private static void RefuseOtherPlan(string folder, RunManifest before, string digest)
    {
        string? found = before.Recipe is JsonObject recipe && recipe[DigestName] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        if (found is null)
        {
            throw new RunException(folder, $"holds a run of '{before.Command}', not of an evaluation", "choose another folder");
        }

        if (found != digest)
        {
            throw new RunException(
                folder,
                "holds an evaluation with another plan: model, seed, suite, samples or settings of requests differ",
                "give the same options as before to go on with it, or choose another folder");
        }
    }
}
