using System.Globalization;
using Plumbline.Evaluation.Formats;
using Plumbline.Evaluation.Formats.Inspect;
using Plumbline.Evaluation.Formats.JUnit;
using Plumbline.Evaluation.Formats.ScenarioResults;
using Plumbline.Evaluation.Formats.StepSummary;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Thresholds;
using Plumbline.Runs;

namespace Plumbline.Recipes.Evaluate;

/// <summary>An evaluation's results in the forms of other tools.</summary>
public static class EvaluateExports
{
    /// <summary>The most conversations in scenario results, whose page holds them all. Default 2,000.</summary>
    public const int MostScenarios = 2000;

    private static readonly Dictionary<string, Func<EvaluateOutcome, string?, string>> Writers = new(StringComparer.Ordinal)
    {
        ["inspect"] = Inspect,
        ["junit"] = JUnit,
        ["github"] = StepSummary,
        ["aieval"] = ScenarioResults,
    };

    /// <summary>The forms there are.</summary>
    public static IReadOnlyList<string> Forms => [.. Writers.Keys];

    /// <summary>Writes one.</summary>
    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <param name="path">Where; null for the run's folder.</param>
    /// <param name="outcome">What was found.</param>
    /// <returns>The file or folder that was written.</returns>
    /// <exception cref="Plumbline.Runs.RunException">It cannot be written.</exception>
    public static string Write(string form, string? path, EvaluateOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Writers[form](outcome, path);
    }

    // One log for each task, as Inspect has it.
    private static string Inspect(EvaluateOutcome outcome, string? path)
    {
        string folder = path ?? Path.Combine(outcome.Folder, "inspect");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(folder, $"cannot be made: {exception.Message}", "name another folder", exception);
        }

        foreach (string task in Records(outcome).Select(record => record.Task).Distinct(StringComparer.Ordinal).ToArray())
        {
            InspectLogInfo info = new()
            {
                Task = task,
                Model = outcome.Facts.Model,
                ModelBaseUrl = outcome.Facts.BaseUrl,
                RunId = outcome.Facts.StartedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                Created = outcome.Facts.StartedAt,
            };
            InspectLog.WriteInto(folder, info, Records(outcome).Where(record => record.Task == task));
        }

        return folder;
    }

    private static string JUnit(EvaluateOutcome outcome, string? path)
    {
        string file = path ?? Path.Combine(outcome.Folder, "junit.xml");
        JUnitReport.Write(file, Outcomes(outcome));
        return file;
    }

    private static string StepSummary(EvaluateOutcome outcome, string? path)
    {
        string file = path ?? Path.Combine(outcome.Folder, "step-summary.md");
        StepSummaryReport.Append(file, Outcomes(outcome));
        return file;
    }

    private static string ScenarioResults(EvaluateOutcome outcome, string? path)
    {
        ScenarioInfo info = new()
        {
            Execution = $"{outcome.Facts.StartedAt.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}-{Path.GetFileName(Path.GetFullPath(outcome.Folder))}",
            Model = outcome.Facts.Model,
            Created = outcome.Facts.StartedAt,
        };
        return ScenarioResultsWriter.Write(path ?? Path.Combine(outcome.Folder, "aieval"), info, Outcomes(outcome), Records(outcome).Take(MostScenarios));
    }

    private static IEnumerable<SampleRecord> Records(EvaluateOutcome outcome) => SampleLogReader.Read(EvaluationRun.LogPath(outcome.Folder));

    // The suite that a threshold is on; one on nothing that was measured stands with the first, so that it is never lost.
    private static int Owner(IReadOnlyList<SuiteResult> suites, ThresholdResult threshold) => Math.Max(
        0, suites.ToList().FindIndex(suite => suite.Measurements.Any(measurement => measurement.Name == threshold.Threshold.Measurement)));

    // Counts are of the whole run; they stand with each suite, since a log does not say which suite a failed sample was of.
    private static SuiteOutcome[] Outcomes(EvaluateOutcome outcome) =>
    [
        .. outcome.Result.Suites.Select((suite, index) => new SuiteOutcome
        {
            Suite = suite.Suite,
            Model = outcome.Facts.Model,
            Created = outcome.Facts.StartedAt,
            Seconds = outcome.Result.Usage.Seconds,
            Measurements = suite.Measurements,
            Thresholds = [.. outcome.Thresholds.Where(each => index == Owner(outcome.Result.Suites, each))],
            Samples = outcome.Result.Samples.Planned,
            Failures = outcome.Result.Samples.Failed.Select(each => (each.Name, each.Count)).Concat(outcome.Result.Samples.NotAsked > 0 ? [("not asked", outcome.Result.Samples.NotAsked)] : [])
                .ToDictionary(each => each.Name, each => each.Item2, StringComparer.Ordinal),
            Unscored = outcome.Result.Samples.Unscored.Sum(each => each.Count),
        }),
    ];
}
