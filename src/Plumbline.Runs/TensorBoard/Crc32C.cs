using System.Buffers.Binary;
using System.Numerics;

namespace Plumbline.Runs.TensorBoard;

/// <summary>
/// The Castagnoli checksum of RFC 3720 (reflected polynomial 0x82F63B78), and its "masked" form that TFRecord files store:
/// rotated right by 15 bits plus a constant, so that a checksum over data that holds checksums stays meaningful.
/// </summary>
internal static class Crc32C
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>The checksum: "123456789" gives E3069283.</summary>
    public static uint Compute(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        }

        foreach (byte value in data)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    /// <summary>The checksum as TFRecord files store it.</summary>
    public static uint Masked(ReadOnlySpan<byte> data) => BitOperations.RotateRight(Compute(data), 15) + MaskDelta;
}
