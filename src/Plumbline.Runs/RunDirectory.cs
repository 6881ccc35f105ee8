using System.Globalization;
using System.Text.Json;

namespace Plumbline.Runs;

/// <summary>
/// One run's folder, held open by the process that writes it: <c>run.json</c>, <c>events.jsonl</c>, <c>checkpoints/</c>, <c>samples/</c>,
/// <c>scorecard.json</c> and <c>report.html</c>.
/// </summary>
/// <remarks>
/// A process that is killed leaves the status <see cref="RunStatus.Running"/> and frees the lock; <see cref="Open"/> goes on from there.
/// Everything but the events is written atomically.
/// </remarks>
public sealed class RunDirectory : IDisposable
{
    private readonly TimeProvider time;
    private readonly FileStream heldLock;

    private RunDirectory(RunLayout layout, RunManifest manifest, EventLog events, FileStream heldLock, TimeProvider time)
    {
        Layout = layout;
        Manifest = manifest;
        Events = events;
        this.heldLock = heldLock;
        this.time = time;
    }

    /// <summary>Where the parts of the run lie.</summary>
    public RunLayout Layout { get; }

    /// <summary>What <c>run.json</c> holds now.</summary>
    public RunManifest Manifest { get; private set; }

    /// <summary>The run's event log.</summary>
    public EventLog Events { get; }

    /// <summary>Starts a run in a folder that is absent or empty.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="manifest">What is run; its status and start are set here.</param>
    /// <param name="time">Stamps the manifest and the events.</param>
    /// <exception cref="RunException">The folder already holds a run or other files, or cannot be written to.</exception>
    public static RunDirectory Create(string path, RunManifest manifest, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(time);
        RunLayout layout = new(path);
        RefuseUnlessEmpty(layout);
        try
        {
            Directory.CreateDirectory(layout.Checkpoints);
            Directory.CreateDirectory(layout.Samples);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "create the run folder", exception);
        }

        return Hold(
            layout,
            time,
            () =>
            {
                // Again, now that we hold the lock: another process may have been here first.
                RefuseRun(layout);
                return manifest with { Status = RunStatus.Running, StartedAt = time.GetUtcNow().ToUniversalTime(), EndedAt = null, Failure = null };
            },
            throughEvent: long.MaxValue);
    }

    /// <summary>Opens a run to go on with it. Its status becomes <see cref="RunStatus.Running"/> again, and the resumption is counted.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="time">Stamps the manifest and the events.</param>
    /// <param name="throughEvent">Drops the events after this number: those written since the checkpoint that is resumed. Default: keep all.</param>
    /// <exception cref="RunException">The folder is not a run, is held by another process, or cannot be written to.</exception>
    public static RunDirectory Open(string path, TimeProvider time, long throughEvent = long.MaxValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        RunLayout layout = new(path);
        if (!File.Exists(layout.Manifest))
        {
            throw new RunException(path, $"not a run: it has no {RunLayout.ManifestName}", "give the folder of a run");
        }

        return Hold(
            layout,
            time,
            () =>
            {
                RunManifest before = RunManifest.Read(layout.Manifest);
                return before with { Status = RunStatus.Running, EndedAt = null, Failure = null, Resumptions = before.Resumptions + 1 };
            },
            throughEvent);
    }

    /// <summary>The first of <c>PARENT/NAME-0001</c>, <c>-0002</c>, … that does not exist yet.</summary>
    public static string NextPath(string parent, string name)
    {
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:0000}"));
            if (!Path.Exists(path))
            {
                return path;
            }
        }
    }

    /// <summary>Writes <c>scorecard.json</c>.</summary>
    /// <exception cref="RunException">It cannot be written.</exception>
    public void WriteScorecard<T>(T scorecard) =>
        AtomicFile.WriteAllText(Layout.Scorecard, JsonSerializer.Serialize(scorecard, RunJson.Document) + "\n");

    /// <summary>Writes <c>report.html</c>.</summary>
    /// <exception cref="RunException">It cannot be written.</exception>
    public void WriteReport(string html) => AtomicFile.WriteAllText(Layout.Report, html);

    /// <summary>Writes <c>samples/NAME.jsonl</c>, one line per sample.</summary>
    /// <exception cref="RunException">It cannot be written.</exception>
    public void WriteSamples<T>(string name, IEnumerable<T> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        AtomicFile.Write(Layout.SamplesFile(name), stream =>
        {
            foreach (T sample in samples)
            {
                JsonSerializer.Serialize(stream, sample, RunJson.Line);
                stream.Write("\n"u8);
            }
        });
    }

    /// <summary>Writes <c>checkpoints/NAME/</c> as a whole, after the events so far are safe on disk.</summary>
    /// <param name="name">The checkpoint's name; see <see cref="RunLayout.Checkpoint"/>.</param>
    /// <param name="write">Receives an empty folder and puts the checkpoint's files into it.</param>
    /// <returns>The folder of the finished checkpoint.</returns>
    /// <exception cref="RunException">It cannot be written.</exception>
    public string WriteCheckpoint(string name, Action<string> write)
    {
        string folder = Layout.Checkpoint(name);
        Events.FlushToDisk();
        AtomicFolder.Write(folder, write);
        return folder;
    }

    /// <summary>Ends the run as planned.</summary>
    /// <exception cref="RunException">The manifest cannot be written.</exception>
    public void Complete() => End(RunStatus.Completed, null);

    /// <summary>Ends the run with an error.</summary>
    /// <param name="reason">What went wrong, in one line.</param>
    /// <exception cref="RunException">The manifest cannot be written.</exception>
    public void Fail(string reason) => End(RunStatus.Failed, reason);

    /// <summary>Ends the run because the user stopped it; it can be resumed.</summary>
    /// <exception cref="RunException">The manifest cannot be written.</exception>
    public void Interrupt() => End(RunStatus.Interrupted, null);

    /// <summary>Closes the files. A run that was not ended keeps the status <see cref="RunStatus.Running"/>, as if it had been killed.</summary>
    public void Dispose()
    {
        try
        {
            Events.Dispose();
        }
        finally
        {
            heldLock.Dispose();
        }
    }

    private static void RefuseUnlessEmpty(RunLayout layout)
    {
        if (File.Exists(layout.Folder))
        {
            throw new RunException(layout.Folder, "a file is in the place of the run folder", "choose another folder");
        }

        RefuseRun(layout);
        try
        {
            if (Directory.Exists(layout.Folder)
                && new DirectoryInfo(layout.Folder).EnumerateFileSystemInfos().FirstOrDefault(entry => !layout.IsStillborn(entry)) is { } found)
            {
                throw new RunException(layout.Folder, $"not empty and not a run: it holds '{found.Name}'", "choose an empty or a new folder");
            }
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(layout.Folder, "read", exception);
        }
    }

    private static void RefuseRun(RunLayout layout)
    {
        if (File.Exists(layout.Manifest))
        {
            throw new RunException(layout.Folder, "already holds a run", "choose another folder, or resume that run");
        }
    }

    private static RunDirectory Hold(RunLayout layout, TimeProvider time, Func<RunManifest> start, long throughEvent)
    {
        FileStream ownLock = TakeLock(layout);
        EventLog? events = null;
        try
        {
            RunManifest manifest = start();
            events = EventLog.Open(layout.Events, time, throughEvent);
            manifest = manifest with { TornEvents = manifest.TornEvents + events.TornLines };
            manifest.Write(layout.Manifest);
            return new RunDirectory(layout, manifest, events, ownLock, time);
        }
        catch
        {
            events?.Dispose();
            ownLock.Dispose();
            throw;
        }
    }

    // The operating system frees the lock when the process ends, however it ends; the file that may stay behind means nothing.
    private static FileStream TakeLock(RunLayout layout)
    {
        try
        {
            return new FileStream(layout.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(layout.Lock))
        {
            throw new RunException(layout.Folder, "another process is writing this run", "wait for it to end, or choose another folder", exception);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(layout.Folder, "write into the run folder", exception);
        }
    }

    private void End(RunStatus status, string? failure)
    {
        Events.FlushToDisk();
        Manifest = Manifest with { Status = status, EndedAt = time.GetUtcNow().ToUniversalTime(), Failure = failure };
        Manifest.Write(Layout.Manifest);
    }
}
