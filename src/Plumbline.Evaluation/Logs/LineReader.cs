using System.Buffers;
using Plumbline.Runs;

namespace Plumbline.Evaluation.Logs;

/// <summary>Reads a file's lines as bytes, streamed, each at most so long. What follows the last line feed is torn: the process that wrote it was killed.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly string _path;
    private readonly FileStream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
    private int _start;
    private int _end;

    public LineReader(string path)
    {
        _path = path;
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(path, $"cannot read: {exception.Message}", "check the path and its permissions", exception);
        }
    }

    /// <summary>The number of the line read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many bytes the lines read so far have, line feeds included.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>The next line without its line feed; false at the end. The span holds until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                int length = searched + found;
                line = _buffer.AsSpan(_start, length);
                _start += length + 1;
                WholeBytes += length + 1;
                Number++;
                return true;
            }

            searched = _end - _start;
            if (!Fill())
            {
                line = default;
                return false;
            }
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            if (_end > SampleRecordJson.MaximumLineBytes)
            {
                throw new RunException(_path, $"line {Number + 1} is longer than {SampleRecordJson.MaximumLineBytes} bytes", "give a log of samples");
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        try
        {
            int read = _stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            return read > 0;
        }
        catch (IOException exception)
        {
            throw new RunException(_path, $"cannot read: {exception.Message}", "check the disk", exception);
        }
    }
}
