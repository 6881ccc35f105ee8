using Plumbline.Evaluation.Formats.Inspect;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Running;

namespace Plumbline.Recipes.Evaluate;

/// <summary>An evaluation's results in the forms of other tools.</summary>
public static class EvaluateExports
{
    private static readonly Dictionary<string, Func<EvaluateOutcome, string?, string>> Writers = new(StringComparer.Ordinal)
    {
        ["inspect"] = Inspect,
    };

    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<string> Forms => [.. Writers.Keys];

    /// <summary>Writes one.</summary>
    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <param name="path">Where; null for the run's folder.</param>
    /// <param name="outcome">What was found.</param>
    /// <returns>The file or folder that was written.</returns>
    public static string Write(string form, string? path, EvaluateOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Writers[form](outcome, path);
    }

    // One log for each task, as Inspect has it.
    private static string Inspect(EvaluateOutcome outcome, string? path)
    {
        string folder = path ?? Path.Combine(outcome.Folder, "inspect");
        Directory.CreateDirectory(folder);
        string log = EvaluationRun.LogPath(outcome.Folder);
        foreach (string task in SampleLogReader.Read(log).Select(record => record.Task).Distinct(StringComparer.Ordinal).ToArray())
        {
            InspectLogInfo info = new()
            {
                Task = task,
                Model = outcome.Facts.Model,
                ModelBaseUrl = outcome.Facts.BaseUrl,
                RunId = $"{outcome.Facts.StartedAt.ToUnixTimeMilliseconds()}",
                Created = outcome.Facts.StartedAt,
            };
            InspectLog.WriteInto(folder, info, SampleLogReader.Read(log).Where(record => record.Task == task));
        }

        return folder;
    }
}
