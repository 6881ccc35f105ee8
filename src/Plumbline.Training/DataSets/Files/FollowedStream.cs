namespace Plumbline.Training.DataSets.Files;

/// <summary>A stream, and then some bytes more. For reading only.</summary>
internal sealed class FollowedStream(Stream first, byte[] rest) : Stream
{
    private int _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int read = first.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        int more = Math.Min(buffer.Length - read, rest.Length - _given);
        rest.AsSpan(_given, more).CopyTo(buffer[read..]);
        _given += more;
        return read + more;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
