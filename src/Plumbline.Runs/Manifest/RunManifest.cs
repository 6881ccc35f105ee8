using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Plumbline.Runs;

/// <summary>What <c>run.json</c> holds: enough to know what was run, on what, from what, and to run it again.</summary>
public sealed record RunManifest
{
    /// <summary>The format written by this version.</summary>
    public const string CurrentFormat = "plumbline.run/1";

    // A manifest is a page of text; anything larger is not one.
    private const long MaximumBytes = 16 << 20;

    /// <summary>The format of the file. Default <see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The verb that started the run, such as <c>align</c>.</summary>
    public required string Command { get; init; }

    /// <summary>How the run stands. Kept by <see cref="RunDirectory"/>.</summary>
    public RunStatus Status { get; init; } = RunStatus.Running;

    /// <summary>When the run was created, in UTC. Kept by <see cref="RunDirectory"/>.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When the run ended, in UTC; null while it has not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why the run failed, in one line; null unless <see cref="RunStatus.Failed"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failure { get; init; }

    /// <summary>How many times the run was opened again after an interruption.</summary>
    public int Resumptions { get; init; }

    /// <summary>How many torn last lines were cut from <c>events.jsonl</c>, over all resumptions.</summary>
    public int TornEvents { get; init; }

    /// <summary>Every random seed of the run, by what it drives.</summary>
    public required IReadOnlyDictionary<string, ulong> Seeds { get; init; }

    /// <summary>The recipe and options with every default filled in.</summary>
    public required JsonNode Recipe { get; init; }

    /// <summary>The inputs by content. Default none.</summary>
    public IReadOnlyList<InputDigest> Inputs { get; init; } = [];

    /// <summary>The versions of the software. Default <see cref="SoftwareVersions.Current"/>.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = SoftwareVersions.Current();

    /// <summary>The machine. Default <see cref="HardwareDescription.Detect"/>.</summary>
    public HardwareDescription Hardware { get; init; } = HardwareDescription.Detect();

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="RunException">The file is absent, unreadable, not a manifest, or of a format this version does not know.</exception>
    public static RunManifest Read(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > MaximumBytes)
            {
                throw NotAManifest(path, $"it has {stream.Length} bytes, a manifest at most {MaximumBytes}", null);
            }

            RunManifest manifest = JsonSerializer.Deserialize<RunManifest>(stream, RunJson.Document) ?? throw NotAManifest(path, "it holds null", null);
            return manifest.Format == CurrentFormat
                ? manifest
                : throw new RunException(path, $"format '{manifest.Format}' where '{CurrentFormat}' was expected", "read it with the version of plumb that wrote it");
        }
        catch (JsonException exception)
        {
            throw NotAManifest(path, exception.Message, exception);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    /// <summary>Writes the manifest, atomically.</summary>
    /// <exception cref="RunException">The disk is full or the place may not be written to.</exception>
    public void Write(string path) => AtomicFile.WriteAllText(path, JsonSerializer.Serialize(this, RunJson.Document) + "\n");

    private static RunException NotAManifest(string path, string found, Exception? cause) =>
        new(path, $"not a run manifest: {found}", "restore the file, or start a new run in another folder", cause);
}
