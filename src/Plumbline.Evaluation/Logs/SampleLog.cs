using System.Buffers;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Logs;

/// <summary>
/// <c>samples.jsonl</c>: one finished sample a line, only ever appended to. Lines are handed to the operating system whole before <see cref="Append"/> returns, so a
/// killed process loses none that counted as finished; against a power cut the file is forced to disk once a second and at the end.
/// </summary>
/// <remarks>A torn last line is cut off on opening: its sample never counted as finished and is asked again.</remarks>
public sealed class SampleLog : ISampleLog, IDisposable
{
    /// <summary>The name of the file within a run's folder.</summary>
    public const string FileName = "samples.jsonl";

    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);
    private readonly FileStream _stream;
    private readonly TimeProvider _time;
    private readonly ArrayBufferWriter<byte> _lines = new(64 << 10);
    private readonly SampleLogScan? _scan;
    private readonly bool _retryFailed;
    private long _flushedAt;
    private bool _broken;

    private SampleLog(string path, FileStream stream, SampleLogScan? scan, bool retryFailed, TimeProvider time)
    {
        Path = path;
        _stream = stream;
        _scan = scan;
        _retryFailed = retryFailed;
        _time = time;
        _flushedAt = time.GetTimestamp();
        Before = scan?.Totals ?? default;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public LogTotals Before { get; }

    /// <summary>Opens a log to append to it, or creates it.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="time">Tells when the file is to be forced to disk.</param>
    /// <param name="retryFailed">Whether samples that failed are asked again. Default false: a failure is a result, and asking until it goes away is not honest.</param>
    /// <exception cref="RunException">It cannot be read or written, or is damaged elsewhere than in its last line.</exception>
    public static SampleLog Open(string path, TimeProvider time, bool retryFailed = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(time);
        SampleLogScan? scan = File.Exists(path) ? SampleLogReader.Scan(path, keepsAnswered: true) : null;
        try
        {
            FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
            if (stream.Length != (scan?.WholeBytes ?? 0))
            {
                stream.SetLength(scan?.WholeBytes ?? 0);
                stream.Flush(flushToDisk: true);
            }

            stream.Seek(0, SeekOrigin.End);
            return new SampleLog(path, stream, scan, retryFailed, time);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, exception);
        }
    }

    /// <inheritdoc/>
    public bool IsFinished(SampleKey key) => _scan is not null && (_scan.IsAnswered(key) || (!_retryFailed && _scan.IsFailed(key)));

    /// <inheritdoc/>
    public void Append(IReadOnlyList<SampleRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (_broken)
        {
            throw new RunException(Path, "cannot write: an earlier sample could not be written", "mend the cause of the first error and resume the run");
        }

        _lines.ResetWrittenCount();
        foreach (SampleRecord record in records)
        {
            Write(record);
        }

        try
        {
            _stream.Write(_lines.WrittenSpan);
            if (_time.GetElapsedTime(_flushedAt) >= FlushInterval)
            {
                FlushToDisk();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // After half a line the next one would be glued to it: the first failure is the last.
            _broken = true;
            throw Unwritable(Path, exception);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<SampleRecord> Read() => SampleLogReader.Read(Path);

    /// <summary>Forces the lines to disk and closes the file.</summary>
    public void Dispose()
    {
        try
        {
            if (!_broken && _stream.CanWrite)
            {
                FlushToDisk();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Path, exception);
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private static RunException Unwritable(string path, Exception exception) =>
        new(path, $"cannot write: {exception.Message}", "check the folder, its permissions and the disk", exception);

    private void Write(SampleRecord record)
    {
        int before = _lines.WrittenCount;
        SampleRecordJson.WriteLine(_lines, record);
        if (_lines.WrittenCount - before <= SampleRecordJson.MaximumLineBytes)
        {
            return;
        }

        // Too long to be read again. It is not dropped: it ends as a failure that says so.
        SampleRecord shortened = record with
        {
            Messages = [],
            InputMessages = 0,
            Scores = new Dictionary<string, Scorers.Score>(),
            Metadata = new Dictionary<string, string>(),
            Notes = new Dictionary<string, string>(),
            Failure = new SampleFailure("limit", $"the conversation has {_lines.WrittenCount - before} bytes; a line of the log holds {SampleRecordJson.MaximumLineBytes}"),
        };
        byte[] kept = _lines.WrittenSpan[..before].ToArray();
        _lines.ResetWrittenCount();
        _lines.Write(kept);
        SampleRecordJson.WriteLine(_lines, shortened);
    }

    private void FlushToDisk()
    {
        _stream.Flush(flushToDisk: true);
        _flushedAt = _time.GetTimestamp();
    }
}
