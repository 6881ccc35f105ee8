namespace Plumbline.Runs;

/// <summary>Where the parts of a run lie in its folder. Touches no file.</summary>
/// <param name="Folder">The run's folder.</param>
public sealed record RunLayout(string Folder)
{
    /// <summary>The manifest's file name: its presence makes a folder a run.</summary>
    public const string ManifestName = "run.json";

    /// <summary>The manifest, <c>run.json</c>.</summary>
    public string Manifest => Path.Combine(Folder, ManifestName);

    /// <summary>The event log, <c>events.jsonl</c>.</summary>
    public string Events => Path.Combine(Folder, "events.jsonl");

    /// <summary>The gaps by stage, <c>scorecard.json</c>.</summary>
    public string Scorecard => Path.Combine(Folder, "scorecard.json");

    /// <summary>The page for people, <c>report.html</c>.</summary>
    public string Report => Path.Combine(Folder, "report.html");

    /// <summary>The folder of checkpoints.</summary>
    public string Checkpoints => Path.Combine(Folder, "checkpoints");

    /// <summary>The folder of samples.</summary>
    public string Samples => Path.Combine(Folder, "samples");

    /// <summary>Held by the process that writes the run.</summary>
    internal string Lock => Path.Combine(Folder, ".lock");

    /// <summary>The folder of one checkpoint.</summary>
    /// <param name="name">Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, not starting with a dot, at most 100 characters.</param>
    /// <exception cref="ArgumentException">The name is not such a name.</exception>
    public string Checkpoint(string name) => Path.Combine(Checkpoints, Checked(name));

    /// <summary>The file of one set of samples, <c>samples/NAME.jsonl</c>.</summary>
    /// <param name="name">As for <see cref="Checkpoint"/>.</param>
    /// <exception cref="ArgumentException">The name is not such a name.</exception>
    public string SamplesFile(string name) => Path.Combine(Samples, Checked(name) + ".jsonl");

    /// <summary>The names of the finished checkpoints, in ordinal order.</summary>
    /// <exception cref="RunException">The folder cannot be read.</exception>
    public IReadOnlyList<string> CheckpointNames()
    {
        try
        {
            return Directory.Exists(Checkpoints)
                ? [.. Directory.EnumerateDirectories(Checkpoints).Select(folder => Path.GetFileName(folder)).Where(IsFinished).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(Checkpoints, "read", exception);
        }
    }

    /// <summary>True for what a process leaves that is killed between the first step of creating a run and the manifest.</summary>
    internal bool IsStillborn(FileSystemInfo entry) => entry switch
    {
        FileInfo file => file.FullName == Path.GetFullPath(Lock)
            || file.FullName == Path.GetFullPath(Manifest + AtomicFile.PartialSuffix)
            || (file.FullName == Path.GetFullPath(Events) && file.Length == 0),
        DirectoryInfo folder => (folder.FullName == Path.GetFullPath(Checkpoints) || folder.FullName == Path.GetFullPath(Samples))
            && !folder.EnumerateFileSystemInfos().Any(),
        _ => false,
    };

    // The name becomes part of a path: it must not lead out of the run.
    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        bool plain = name.Length <= 100 && name[0] != '.' && IsFinished(name) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        return plain ? name : throw new ArgumentException($"'{name}' is not a name of letters, digits, '-', '_' and '.', or has a reserved ending", nameof(name));
    }

    private static bool IsFinished(string name) =>
        !name.EndsWith(AtomicFile.PartialSuffix, StringComparison.Ordinal) && !name.EndsWith(AtomicFolder.ReplacedSuffix, StringComparison.Ordinal);
}
