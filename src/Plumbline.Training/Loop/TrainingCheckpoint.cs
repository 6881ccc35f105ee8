using System.Globalization;
using System.Text.Json;
using Plumbline.Runs;

namespace Plumbline.Training.Loop;

/// <summary>One checkpoint of a training run: <c>checkpoints/step-00000050/</c> with <c>model/</c>, which others load, and <c>state/</c>, which the loop goes on from.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Steps">Steps taken when it was written.</param>
/// <param name="LastEvent">Number of the event that announced it; later events are of steps that are taken again.</param>
public sealed record TrainingCheckpoint(string Folder, int Steps, long LastEvent)
{
    /// <summary>The event that announces a checkpoint.</summary>
    public const string EventType = "train/checkpoint";

    internal const string StateName = "state";
    /// <summary>Folder within a checkpoint that others load.</summary>
    public const string ModelFolderName = "model";

    private const string Prefix = "step-";

    /// <summary>What the loop goes on from.</summary>
    public string StateFolder => Path.Combine(Folder, StateName);

    /// <summary>What others load.</summary>
    public string ModelFolder => Path.Combine(Folder, ModelFolderName);

    /// <summary>The newest checkpoint of a run that its event log announces; null where there is none.</summary>
    /// <exception cref="RunException">The log or the folder cannot be read.</exception>
    public static TrainingCheckpoint? Newest(RunLayout layout)
    {
        HashSet<string> names = [.. layout.CheckpointNames()];
        TrainingCheckpoint? newest = null;
        using EventLogReader reader = new(layout.Events);
        while (reader.Read() is { } next)
        {
            if (next.Type == EventType && next.Data.TryGetProperty("name", out JsonElement name) && name.ValueKind == JsonValueKind.String
                && names.Contains(name.GetString()!) && StepsOf(name.GetString()!) is { } steps && steps >= (newest?.Steps ?? 0))
            {
                newest = new TrainingCheckpoint(layout.Checkpoint(name.GetString()!), steps, next.Number);
            }
        }

        return newest;
    }

    /// <summary>Name of the checkpoint after some steps; names sort as steps do.</summary>
    public static string NameOf(int steps) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{steps:00000000}");

    /// <summary>Deletes all but the newest <paramref name="keep"/> and the best.</summary>
    internal static void Prune(RunLayout layout, int? keep, int? bestStep)
    {
        if (keep is null)
        {
            return;
        }

        foreach (string name in layout.CheckpointNames().Where(name => StepsOf(name) is not null).SkipLast(keep.Value))
        {
            if (StepsOf(name) != bestStep)
            {
                Directory.Delete(layout.Checkpoint(name), recursive: true);
            }
        }
    }

    /// <summary>Steps of the checkpoint of a name; null where it is no such name.</summary>
    public static int? StepsOf(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int steps)
            ? steps
            : null;
}
