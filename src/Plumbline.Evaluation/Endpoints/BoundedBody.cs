using System.Buffers;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>A response's body, read whole into a rented buffer, of bounded length.</summary>
internal sealed class BoundedBody : IDisposable
{
    private byte[] _buffer;
    private int _length;

    private BoundedBody() => _buffer = ArrayPool<byte>.Shared.Rent(4096);

    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, _length);

    /// <summary>Reads it.</summary>
    /// <exception cref="EndpointException">It is longer than allowed.</exception>
    public static async Task<BoundedBody> ReadAsync(Stream? stream, int most, CancellationToken cancellation)
    {
        BoundedBody body = new();
        try
        {
            int read;
            while (stream is not null && (read = await stream.ReadAsync(body._buffer.AsMemory(body._length), cancellation).ConfigureAwait(false)) > 0)
            {
                body._length += read;
                if (body._length > most)
                {
                    throw TooLong(most);
                }

                if (body._length == body._buffer.Length)
                {
                    body.Grow();
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public static EndpointException TooLong(int most) => new(EndpointFailureKind.UnreadableResponse, $"the response is longer than {most} bytes");

    public void Dispose()
    {
        byte[] buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

/// <summary>A response's body as a stream of bounded length.</summary>
internal sealed class BoundedStream(Stream inner, int most) : Stream
{
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Counted(inner.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Counted(int read) => (_read += read) > most ? throw BoundedBody.TooLong(most) : read;
}
