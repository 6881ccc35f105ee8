namespace Plumbline.Runs.TensorBoard;

/// <summary>
/// Reads an event file of TensorBoard and checks both checksums of every record. A torn last record (the process was killed while writing) is not an
/// error: reading ends before it, and <see cref="TornBytes"/> tells its size. Damage anywhere else is an error that names record and byte.
/// </summary>
/// <remarks>Reads files that are still being written. Not safe for use by several threads.</remarks>
public sealed class TensorBoardReader : IDisposable
{
    /// <summary>The longest record that is read, in bytes: a guard against files that are no event files.</summary>
    public const int MaximumRecordBytes = 64 << 20;

    private const string Remedy = "move the file away and resume: the run then begins a new one";
    private readonly string path;
    private readonly FileStream stream;

    /// <summary>Opens an event file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RunException">The file is absent or cannot be read.</exception>
    public TensorBoardReader(string path)
    {
        this.path = path;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    /// <summary>How many records were read.</summary>
    public long Records { get; private set; }

    /// <summary>How many bytes of the file hold whole records, up to where reading has come.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>How many bytes of a torn last record follow the whole ones; 0 for a sound file. Known once <see cref="Read"/> has returned null.</summary>
    public long TornBytes { get; private set; }

    /// <summary>Reads all events of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="RunException">The file cannot be read or is damaged elsewhere than in its last record.</exception>
    public static IReadOnlyList<TensorBoardEvent> ReadAll(string path)
    {
        using TensorBoardReader reader = new(path);
        List<TensorBoardEvent> events = [];
        while (reader.Read() is { } next)
        {
            events.Add(next);
        }

        return events;
    }

    /// <summary>Reads the next event.</summary>
    /// <returns>Null at the end of the whole records; a later call sees what has been appended since.</returns>
    /// <exception cref="RunException">The file cannot be read, or is damaged: a checksum does not fit, or a record is longer than
    /// <see cref="MaximumRecordBytes"/> or holds no event.</exception>
    public TensorBoardEvent? Read()
    {
        try
        {
            return ReadRecord();
        }
        catch (Exception exception) when (FileFailure.IsExpected(exception))
        {
            throw FileFailure.Explain(path, "read", exception);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => stream.Dispose();

    private TensorBoardEvent? ReadRecord()
    {
        // Where the writer has cut a torn record and goes on, the place is read again.
        stream.Position = WholeBytes;
        long left = stream.Length - WholeBytes;
        Span<byte> header = stackalloc byte[TfRecord.HeaderBytes];
        if (left < header.Length)
        {
            return End(left);
        }

        stream.ReadExactly(header);
        if (!TfRecord.TryReadLength(header, out ulong length))
        {
            throw Damage("the checksum of its length does not fit");
        }

        if (length > MaximumRecordBytes)
        {
            throw Damage($"it claims {length} bytes, a record has at most {MaximumRecordBytes}");
        }

        int size = (int)length;
        if (left < TfRecord.HeaderBytes + size + TfRecord.FooterBytes)
        {
            return End(left);
        }

        byte[] body = new byte[size + TfRecord.FooterBytes];
        stream.ReadExactly(body);
        ReadOnlySpan<byte> data = body.AsSpan(0, size);
        if (!TfRecord.IsSound(data, body.AsSpan(size)))
        {
            throw Damage("the checksum of its data does not fit");
        }

        TensorBoardEvent value = Decode(data);
        Records++;
        WholeBytes += TfRecord.HeaderBytes + body.Length;
        TornBytes = 0;
        return value;
    }

    private TensorBoardEvent Decode(ReadOnlySpan<byte> data)
    {
        try
        {
            return TensorBoardEventFormat.Decode(data);
        }
        catch (FormatException exception)
        {
            throw Damage($"it holds no event: {exception.Message}");
        }
    }

    private TensorBoardEvent? End(long left)
    {
        TornBytes = left;
        return null;
    }

    private RunException Damage(string problem) => new(path, $"record {Records + 1} at byte {WholeBytes}: {problem}", Remedy);
}
