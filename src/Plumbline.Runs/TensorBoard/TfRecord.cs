using System.Buffers.Binary;

namespace Plumbline.Runs.TensorBoard;

/// <summary>
/// The frame around each record of a TFRecord file, all numbers little-endian: length (8 bytes), masked checksum of the length (4), data,
/// masked checksum of the data (4).
/// </summary>
internal static class TfRecord
{
    public const int LengthBytes = sizeof(ulong);

    /// <summary>Length and its checksum.</summary>
    public const int HeaderBytes = LengthBytes + sizeof(uint);

    /// <summary>The checksum of the data.</summary>
    public const int FooterBytes = sizeof(uint);

    /// <summary>The record with its frame.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> data)
    {
        byte[] record = new byte[HeaderBytes + data.Length + FooterBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(LengthBytes), Crc32C.Masked(record.AsSpan(0, LengthBytes)));
        data.CopyTo(record.AsSpan(HeaderBytes));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(HeaderBytes + data.Length), Crc32C.Masked(data));
        return record;
    }

    /// <summary>Reads a header. False where its checksum does not fit.</summary>
    public static bool TryReadLength(ReadOnlySpan<byte> header, out ulong length)
    {
        length = BinaryPrimitives.ReadUInt64LittleEndian(header);
        return BinaryPrimitives.ReadUInt32LittleEndian(header[LengthBytes..]) == Crc32C.Masked(header[..LengthBytes]);
    }

    /// <summary>Whether the checksum behind the data fits it.</summary>
    public static bool IsSound(ReadOnlySpan<byte> data, ReadOnlySpan<byte> footer) =>
        BinaryPrimitives.ReadUInt32LittleEndian(footer) == Crc32C.Masked(data);
}
