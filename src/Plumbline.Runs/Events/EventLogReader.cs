namespace Plumbline.Runs;

/// <summary>
/// Reads <c>events.jsonl</c>, also while the run is still writing it. A torn last line (the process was killed while writing) is not an error:
/// reading ends before it, and <see cref="TornBytes"/> tells its size.
/// </summary>
/// <remarks>A damaged line anywhere else is an error: nothing that a run does can produce one. Not safe for use by several threads.</remarks>
public sealed class EventLogReader : IDisposable
{
    /// <summary>The longest line that is read, in bytes: a guard against files that are not logs.</summary>
    public const int MaximumLineBytes = 64 << 20;

    private readonly string path;
    private readonly FileStream stream;
    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;
    private long lastNumber;

    /// <summary>Opens the log at <paramref name="path"/>.</summary>
    /// <exception cref="RunException">The file is absent or cannot be read.</exception>
    public EventLogReader(string path)
    {
        this.path = path;
        try
        {
            // The write and delete shares let the run go on while we read.
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    /// <summary>How many bytes of the file hold whole events, up to where reading has come.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>How many bytes of a torn last line follow the whole events; 0 for a sound log. Known once <see cref="Read"/> has returned null.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Every event of the log at <paramref name="path"/>, in order, read as they are asked for.</summary>
    /// <exception cref="RunException">The log cannot be read, or is damaged elsewhere than in its last line.</exception>
    public static IEnumerable<RunEvent> ReadAll(string path)
    {
        using EventLogReader reader = new(path);
        while (reader.Read() is { } next)
        {
            yield return next;
        }
    }

    /// <summary>The next event, or null where the log ends (for now: a later call reads on if the run has written more).</summary>
    /// <exception cref="RunException">The log cannot be read, or is damaged elsewhere than in its last line.</exception>
    public RunEvent? Read()
    {
        if (NextLine() is not { } line)
        {
            TornBytes = end - start;
            return null;
        }

        RunEvent? parsed = EventLine.Parse(line, out string problem);
        if (parsed is not null && parsed.Number != lastNumber + 1)
        {
            problem = $"it has number {parsed.Number}";
            parsed = null;
        }

        if (parsed is null)
        {
            return RejectLine(line.Length + 1, problem);
        }

        lastNumber = parsed.Number;
        start += line.Length + 1;
        WholeBytes += line.Length + 1;
        TornBytes = 0;
        return parsed;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => stream.Dispose();

    // Without its line feed; null where no whole line is left.
    private ReadOnlyMemory<byte>? NextLine()
    {
        int searched = start;
        while (true)
        {
            int feed = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                return buffer.AsMemory(start, searched + feed - start);
            }

            int pending = end - start;
            if (!Fill())
            {
                return null;
            }

            searched = start + pending;
        }
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            if (buffer.Length >= MaximumLineBytes)
            {
                throw Damaged($"it is longer than {MaximumLineBytes} bytes");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        try
        {
            int read = stream.Read(buffer, end, buffer.Length - end);
            end += read;
            return read > 0;
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    // A power cut can leave a last line of any bytes, a line feed among them. With anything after it, it is no torn end.
    private RunEvent? RejectLine(int lineBytes, string problem)
    {
        if (end == start + lineBytes && !Fill())
        {
            TornBytes = lineBytes;
            return null;
        }

        throw Damaged(problem);
    }

    private RunException Damaged(string problem) =>
        new(path, $"line {lastNumber + 1} is not event {lastNumber + 1}: {problem}", "restore the file from a copy, or delete this line and all after it");
}
