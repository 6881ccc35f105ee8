namespace Plumbline.Runs.TensorBoard;

/// <summary>
/// Writes a run's curves as an event file of TensorBoard (<c>events.out.tfevents.…</c>). Each record is handed to the operating system whole before the
/// method returns, so a killed process loses none; against a power cut the file is forced to disk at most once per
/// <see cref="EventLog.FlushInterval"/>, at <see cref="FlushToDisk"/> and at the end.
/// </summary>
/// <remarks>
/// A resumed run goes on in the same file: <see cref="Open"/> cuts a torn last record and every record after the step that the run resumes from, so no step
/// appears twice. For that steps never decrease, and all of a step is written before the checkpoint of that step. Safe for use by several threads.
/// </remarks>
public sealed class TensorBoardWriter : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream stream;
    private readonly TimeProvider time;
    private long flushedAt;
    private bool failed;
    private bool disposed;

    private TensorBoardWriter(string path, FileStream stream, long lastStep, TimeProvider time)
    {
        Path = path;
        this.stream = stream;
        this.time = time;
        LastStep = lastStep;
        flushedAt = time.GetTimestamp();
    }

    /// <summary>The event file.</summary>
    public string Path { get; }

    /// <summary>The step of the last record; 0 where there is none.</summary>
    public long LastStep { get; private set; }

    /// <summary>Goes on in the event file of <paramref name="folder"/>, or begins one there.</summary>
    /// <param name="folder">The folder; made where absent. TensorBoard shows each folder as one run.</param>
    /// <param name="time">Stamps the records and names a new file.</param>
    /// <param name="throughStep">Keeps the records up to this step and cuts those after it. Default: all.</param>
    /// <exception cref="RunException">The file cannot be read or written, or is damaged elsewhere than in its last record.</exception>
    public static TensorBoardWriter Open(string folder, TimeProvider time, long throughStep = long.MaxValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfNegative(throughStep);
        try
        {
            Directory.CreateDirectory(folder);
            DateTimeOffset now = time.GetUtcNow();
            string path = TensorBoardFile.Find(folder) ?? TensorBoardFile.Next(folder, now);
            (long bytes, long lastStep) = File.Exists(path) ? Measure(path, throughStep) : (0, 0);
            FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            TensorBoardWriter writer = new(path, file, lastStep, time);
            if (file.Length != bytes)
            {
                file.SetLength(bytes);
                file.Flush(flushToDisk: true);
            }

            file.Seek(0, SeekOrigin.End);
            if (bytes == 0)
            {
                writer.Append(new TensorBoardEvent(Seconds(now), 0, TensorBoardEventFormat.FileVersion, []));
            }

            return writer;
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(folder, "write", exception);
        }
    }

    /// <summary>Writes numbers of one step, as one record.</summary>
    /// <param name="step">The step; not below <see cref="LastStep"/>.</param>
    /// <param name="scalars">Tags such as <c>train/loss</c> with their values, which the format keeps as 32-bit floats; NaN and infinities are allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    /// <exception cref="RunException">The disk is full or the file cannot be written; the writer then takes no more.</exception>
    public void AppendScalars(long step, IEnumerable<KeyValuePair<string, double>> scalars)
    {
        ArgumentNullException.ThrowIfNull(scalars);
        TensorBoardValue[] values = [.. scalars.Select(scalar => new TensorBoardValue(scalar.Key, (float)scalar.Value, null))];
        if (values.Length > 0)
        {
            Append(step, values);
        }
    }

    /// <summary>Writes text of one step, shown as Markdown.</summary>
    /// <param name="step">The step; not below <see cref="LastStep"/>.</param>
    /// <param name="tag">The name of the text, such as <c>samples</c>.</param>
    /// <param name="markdown">The text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    /// <exception cref="RunException">The disk is full or the file cannot be written; the writer then takes no more.</exception>
    public void AppendMarkdown(long step, string tag, string markdown)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(markdown);
        Append(step, [new TensorBoardValue(tag, null, markdown)]);
    }

    /// <summary>Writes text of one step that is shown as it is, such as a recipe: every line becomes a line of code in Markdown.</summary>
    /// <param name="step">The step; not below <see cref="LastStep"/>.</param>
    /// <param name="tag">The name of the text, such as <c>recipe</c>.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step lies before the last one.</exception>
    /// <exception cref="RunException">The disk is full or the file cannot be written; the writer then takes no more.</exception>
    public void AppendPreformatted(long step, string tag, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        AppendMarkdown(step, tag, string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line)));
    }

    /// <summary>Returns once every record is on the disk. Call it before a checkpoint is written.</summary>
    /// <exception cref="RunException">The disk is full or the file cannot be written.</exception>
    public void FlushToDisk()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            Guarded(ForceToDisk);
        }
    }

    /// <summary>Forces the records to disk and closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            disposed = true;
            try
            {
                if (!failed)
                {
                    Guarded(ForceToDisk);
                }
            }
            finally
            {
                stream.Dispose();
            }
        }
    }

    private static (long Bytes, long LastStep) Measure(string path, long throughStep)
    {
        using TensorBoardReader reader = new(path);
        (long bytes, long lastStep) = (0, 0);
        while (reader.Read() is { } next && next.Step <= throughStep)
        {
            if (reader.Records == 1 && next.FileVersion != TensorBoardEventFormat.FileVersion)
            {
                throw new RunException(path, $"its first record does not say '{TensorBoardEventFormat.FileVersion}'", "move the file away: it is no event file of Plumbline");
            }

            (bytes, lastStep) = (reader.WholeBytes, next.Step);
        }

        return (bytes, lastStep);
    }

    private static double Seconds(DateTimeOffset now) => (now - DateTimeOffset.UnixEpoch).TotalSeconds;

    private void Append(long step, TensorBoardValue[] values)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            ArgumentOutOfRangeException.ThrowIfLessThan(step, LastStep);
            if (failed)
            {
                throw new RunException(Path, "cannot write: an earlier record could not be written", "mend the cause of the first error and resume the run");
            }

            Append(new TensorBoardEvent(Seconds(time.GetUtcNow()), step, null, values));
            LastStep = step;
        }
    }

    private void Append(TensorBoardEvent value)
    {
        byte[] data = TensorBoardEventFormat.Encode(value);
        if (data.Length > TensorBoardReader.MaximumRecordBytes)
        {
            throw new ArgumentException($"the record has {data.Length} bytes, one has at most {TensorBoardReader.MaximumRecordBytes}", nameof(value));
        }

        Guarded(() =>
        {
            stream.Write(TfRecord.Frame(data));
            if (time.GetElapsedTime(flushedAt) >= EventLog.FlushInterval)
            {
                ForceToDisk();
            }
        });
    }

    private void ForceToDisk()
    {
        stream.Flush(flushToDisk: true);
        flushedAt = time.GetTimestamp();
    }

    // After half a record has been written, the next one would be glued to it: so the first failure is the last.
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            failed = true;
            throw FileFailure.Explain(Path, "write", exception);
        }
    }
}
