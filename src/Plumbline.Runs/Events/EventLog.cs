using System.Buffers;

namespace Plumbline.Runs;

/// <summary>
/// Writes <c>events.jsonl</c>: one JSON object per line, numbered from 1. Each event is handed to the operating system whole before
/// <see cref="Append"/> returns, so a killed process loses none; against a power cut the file is forced to disk at most once
/// per <see cref="FlushInterval"/>, at <see cref="FlushToDisk"/> and at the end.
/// </summary>
/// <remarks>Safe for use by several threads; events are numbered in the order in which they are appended.</remarks>
public sealed class EventLog : IDisposable
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly Stream stream;
    private readonly TimeProvider time;
    private readonly ArrayBufferWriter<byte> line = new();
    private long flushedAt;
    private bool failed;
    private bool disposed;

    /// <summary>Continues on a stream that stands after <paramref name="lastNumber"/> events.</summary>
    internal EventLog(string path, Stream stream, long lastNumber, int tornLines, TimeProvider time)
    {
        this.path = path;
        this.stream = stream;
        this.time = time;
        LastNumber = lastNumber;
        TornLines = tornLines;
        flushedAt = time.GetTimestamp();
    }

    /// <summary>The longest time that an event may wait before it is forced to disk, while more events follow. One second: forcing each would cost more than many a training step.</summary>
    public static TimeSpan FlushInterval { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The number of the last event; 0 for an empty log.</summary>
    public long LastNumber { get; private set; }

    /// <summary>How many torn last lines were cut when the log was opened: 0 or 1.</summary>
    public int TornLines { get; }

    /// <summary>Opens the log at <paramref name="path"/> to append to it, or creates it. A torn last line is cut off and counted in <see cref="TornLines"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="time">Stamps the events.</param>
    /// <param name="through">Keeps the events up to this number and drops those after it, so that a run resumed from a checkpoint does not log the same
    /// step twice. Default: all.</param>
    /// <exception cref="RunException">The file cannot be read or written, is damaged elsewhere than in its last line, or ends before <paramref name="through"/>.</exception>
    public static EventLog Open(string path, TimeProvider time, long through = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfNegative(through);
        (long last, long bytes, int torn) = File.Exists(path) ? Measure(path, through) : (0, 0, 0);
        if (through != long.MaxValue && last < through)
        {
            throw new RunException(path, $"the log ends at event {last} where {through} was expected", "resume from an earlier checkpoint");
        }

        try
        {
            // Unbuffered: an event that Append has taken is the operating system's, whatever happens to this process.
            FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            if (file.Length != bytes)
            {
                file.SetLength(bytes);
                file.Flush(flushToDisk: true);
            }

            file.Seek(0, SeekOrigin.End);
            return new EventLog(path, file, last, torn, time);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "write", exception);
        }
    }

    /// <summary>Appends one event.</summary>
    /// <param name="type">What happened, <c>group/name</c>.</param>
    /// <param name="data">Its values; written as JSON by <see cref="RunJson.Line"/>.</param>
    /// <returns>The number of the event.</returns>
    /// <exception cref="ArgumentException">The event is longer than <see cref="EventLogReader.MaximumLineBytes"/>.</exception>
    /// <exception cref="RunException">The disk is full or the file cannot be written; the log then takes no more events.</exception>
    public long Append<T>(string type, T data)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (failed)
            {
                throw new RunException(path, "cannot write: an earlier event could not be written", "mend the cause of the first error and resume the run");
            }

            line.ResetWrittenCount();
            EventLine.Write(line, LastNumber + 1, time.GetUtcNow(), type, data);
            if (line.WrittenCount > EventLogReader.MaximumLineBytes)
            {
                throw new ArgumentException($"the event has {line.WrittenCount} bytes, a line at most {EventLogReader.MaximumLineBytes}", nameof(data));
            }

            Guarded(() =>
            {
                stream.Write(line.WrittenSpan);
                if (time.GetElapsedTime(flushedAt) >= FlushInterval)
                {
                    ForceToDisk();
                }
            });
            return ++LastNumber;
        }
    }

    /// <summary>Returns once every event is on the disk. Call it before a checkpoint that names an event number is written.</summary>
    /// <exception cref="RunException">The disk is full or the file cannot be written.</exception>
    public void FlushToDisk()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            Guarded(ForceToDisk);
        }
    }

    /// <summary>Forces the events to disk and closes the file.</summary>
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

    private static (long Last, long Bytes, int Torn) Measure(string path, long through)
    {
        using EventLogReader reader = new(path);
        long last = 0;
        while (last < through)
        {
            if (reader.Read() is not { } next)
            {
                return (last, reader.WholeBytes, reader.TornBytes > 0 ? 1 : 0);
            }

            last = next.Number;
        }

        return (last, reader.WholeBytes, 0);
    }

    private void ForceToDisk()
    {
        if (stream is FileStream file)
        {
            file.Flush(flushToDisk: true);
        }

        flushedAt = time.GetTimestamp();
    }

    // After half a line has been written, the next one would be glued to it: so the first failure is the last.
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            failed = true;
            throw FileFailure.Explain(path, "write", exception);
        }
    }
}
