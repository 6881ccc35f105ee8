using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Training.Lineage;

/// <summary>
/// <c>lineage.jsonl</c> of a run: what every step learned from, one line per step, appended as steps are taken. From a checkpoint it leads back to the rows,
/// replies and rewards that made it.
/// </summary>
public sealed class LineageLog : IDisposable
{
    /// <summary>Name of the file in the run directory.</summary>
    public const string FileName = "lineage.jsonl";

    private const string EventType = "step";
    private static readonly JsonSerializerOptions Strict = new(RunJson.Line) { RespectRequiredConstructorParameters = true };
    private readonly EventLog _log;

    private LineageLog(EventLog log) => _log = log;

    /// <summary>Opens the log of a run to append to it, or creates it.</summary>
    /// <param name="folder">The run directory.</param>
    /// <param name="throughStep">Drops the steps after this one: those that are taken again.</param>
    /// <param name="time">Stamps the lines.</param>
    /// <exception cref="RunException">The file cannot be written, is damaged, or ends before <paramref name="throughStep"/>.</exception>
    public static LineageLog Open(string folder, long throughStep, TimeProvider time) =>
        new(EventLog.Open(Path.Combine(folder, FileName), time, throughStep));

    /// <summary>Reads the steps that <paramref name="choose"/> wants.</summary>
    /// <param name="folder">The run directory.</param>
    /// <param name="choose">Which steps, by number from 1.</param>
    /// <exception cref="RunException">The file is missing or damaged.</exception>
    public static IEnumerable<RecordedStep> Read(string folder, Func<int, bool> choose)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw new RunException(file, "cannot read: no such file", "name the folder of a run of `plumb train`");
        }

        return ReadLines(file, choose);
    }

    /// <summary>Appends a step. Line n of the file is step n.</summary>
    /// <param name="step">1 for the first.</param>
    /// <param name="lineage">What it learned from.</param>
    /// <exception cref="RunException">The disk is full.</exception>
    public void Append(int step, StepLineage lineage) => _log.Append(EventType, new RecordedStep(step, lineage.Rows, lineage.Rollouts));

    /// <summary>Forces what was appended to disk.</summary>
    public void FlushToDisk() => _log.FlushToDisk();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _log.Dispose();

    private static IEnumerable<RecordedStep> ReadLines(string file, Func<int, bool> choose)
    {
        using EventLogReader reader = new(file);
        while (reader.Read() is { } line)
        {
            if (line.Type == EventType && choose((int)line.Number))
            {
                yield return Parse(file, line);
            }
        }
    }

    private static RecordedStep Parse(string file, RunEvent line)
    {
        try
        {
            return line.Data.Deserialize<RecordedStep>(Strict) is { } step && step.Rows.All(row => row is not null) && step.Rollouts.All(rollout => rollout is not null)
                ? step
                : throw new JsonException("null stands for a step, a row or a reply");
        }
        catch (JsonException exception)
        {
            throw new RunException(file, $"line {line.Number} is damaged: {exception.Message}", "restore the file", exception);
        }
    }
}

/// <summary>One line of <see cref="LineageLog"/>.</summary>
/// <param name="Step">1 for the first.</param>
/// <param name="Rows">Ids of rows.</param>
/// <param name="Rollouts">Replies.</param>
public sealed record RecordedStep(int Step, IReadOnlyList<string> Rows, IReadOnlyList<RolloutLineage> Rollouts);
