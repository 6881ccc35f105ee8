using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Formats.ScenarioResults;

/// <summary>
/// Writes results as Microsoft.Extensions.AI.Evaluation keeps them on disk, so that <c>dotnet aieval report</c> and the Azure DevOps task show a run:
/// <c>{root}/results/{execution}/{scenario}/{iteration}.json</c>, format version 1.
/// </summary>
/// <remarks>
/// A suite's headline measurements are one scenario, <c>suite.scorecard</c>, with a metric each: what failed a threshold has failed there. Each sample is a scenario,
/// <c>task.sample</c>, of which every epoch is an iteration; the report groups by the part before the dot and shows how many of a task passed. Its page holds all conversations
/// it is given, so of very large runs pass it some.
/// </remarks>
public static class ScenarioResultsWriter
{
    /// <summary>Writes one execution. Atomic: it is there with all of its files, or not at all; one of the same name is replaced.</summary>
    /// <param name="root">The store's folder, created if need be.</param>
    /// <param name="info">What the results say of the run.</param>
    /// <param name="outcomes">What the suites came to. May be empty.</param>
    /// <param name="records">The samples; taken one by one and not kept. May be empty.</param>
    /// <returns>The folder of the execution.</returns>
    /// <exception cref="RunException">The disk is full, or the place may not be written to.</exception>
    public static string Write(string root, ScenarioInfo info, IReadOnlyList<SuiteOutcome> outcomes, IEnumerable<SampleRecord> records)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(records);
        string execution = ScenarioNames.Safe(info.Execution);
        string results = Path.Combine(root, "results");
        string folder = Path.Combine(results, execution);
        Create(results);
        AtomicFolder.Write(folder, partial =>
        {
            ScenarioNames names = new();
            ScenarioResultJson json = new(info, execution);
            foreach (SuiteOutcome outcome in outcomes)
            {
                string scenario = $"{ScenarioNames.Safe(outcome.Suite)}.scorecard";
                string iteration = names.Iteration(scenario, ScenarioNames.Safe(outcome.Model));
                Save(partial, scenario, iteration, json.Scorecard(outcome, scenario, iteration));
            }

            foreach (SampleRecord record in records)
            {
                string scenario = $"{ScenarioNames.Safe(record.Task)}.{ScenarioNames.Safe(record.Id)}";
                string iteration = names.Iteration(scenario, record.Epoch.ToString(CultureInfo.InvariantCulture));
                Save(partial, scenario, iteration, json.Sample(record, scenario, iteration));
            }
        });
        return folder;
    }

    private static void Save(string folder, string scenario, string iteration, byte[] content)
    {
        DirectoryInfo place = Directory.CreateDirectory(Path.Combine(folder, scenario));
        File.WriteAllBytes(Path.Combine(place.FullName, iteration + ".json"), content);
    }

    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(folder, $"cannot be created: {exception.Message}", "choose a folder that you may write to", exception);
        }
    }
}
