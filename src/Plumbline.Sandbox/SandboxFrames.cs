using System.Buffers.Binary;
using System.Text.Json;

namespace Plumbline.Sandbox;

/// <summary>Messages over a pipe: four bytes of length, little-endian, then UTF-8 JSON.</summary>
public static class SandboxFrames
{
    /// <summary>The longest message, in bytes: 16 MiB. Longer ones are refused before memory is taken.</summary>
    public const int LongestBytes = 16 << 20;

    /// <summary>Writes a message.</summary>
    /// <exception cref="InvalidDataException">It is longer than <see cref="LongestBytes"/>.</exception>
    public static async Task WriteAsync<T>(Stream stream, T message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message);
        if (body.Length > LongestBytes)
        {
            throw new InvalidDataException($"a sandbox message of {body.Length} bytes; at most {LongestBytes} are sent");
        }

        byte[] frame = new byte[4 + body.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, body.Length);
        body.CopyTo(frame, 4);
        await stream.WriteAsync(frame, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Reads a message; null where the other side has closed the pipe.</summary>
    /// <exception cref="InvalidDataException">It is no message, or too long.</exception>
    public static async Task<T?> ReadAsync<T>(Stream stream, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] head = new byte[4];
        if (await stream.ReadAtLeastAsync(head, 4, throwOnEndOfStream: false, cancellation) < 4)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(head);
        if (length is < 0 or > LongestBytes)
        {
            throw new InvalidDataException($"a sandbox message of {length} bytes; expected 0 to {LongestBytes}");
        }

        byte[] body = new byte[length];
        if (await stream.ReadAtLeastAsync(body, length, throwOnEndOfStream: false, cancellation) < length)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body);
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"a sandbox message is not {typeof(T).Name}", failure);
        }
    }
}
