using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Plumbline.Models.Checkpoints;

/// <summary>Stored floats to and from single precision; little-endian on every machine.</summary>
internal static class FloatConversion
{
    /// <summary>Decodes; exact for all three types.</summary>
    public static void Decode(TensorType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case TensorType.Float32:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(4 * i)..]);
                }

                break;
            case TensorType.Float16:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(source[(2 * i)..]);
                }

                break;
            case TensorType.BFloat16:
                for (int i = 0; i < destination.Length; i++)
                {
                    destination[i] = BFloat16ToSingle(BinaryPrimitives.ReadUInt16LittleEndian(source[(2 * i)..]));
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    /// <summary>
    /// Encodes, rounding to nearest, ties to even. Returns the index of the first finite value that became infinite, or -1.
    /// </summary>
    public static int Encode(TensorType type, ReadOnlySpan<float> source, Span<byte> destination)
    {
        int overflow = -1;
        for (int i = 0; i < source.Length; i++)
        {
            float value = source[i];
            bool infinite;
            switch (type)
            {
                case TensorType.Float32:
                    BinaryPrimitives.WriteSingleLittleEndian(destination[(4 * i)..], value);
                    continue;
                case TensorType.Float16:
                    Half half = (Half)value;
                    BinaryPrimitives.WriteHalfLittleEndian(destination[(2 * i)..], half);
                    infinite = Half.IsInfinity(half);
                    break;
                case TensorType.BFloat16:
                    ushort brain = SingleToBFloat16(value);
                    BinaryPrimitives.WriteUInt16LittleEndian(destination[(2 * i)..], brain);
                    infinite = (brain & 0x7FFF) == 0x7F80;
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(type));
            }

            if (infinite && overflow < 0 && float.IsFinite(value))
            {
                overflow = i;
            }
        }

        return overflow;
    }

    /// <summary>The floats as raw bytes, where memory order is file order.</summary>
    public static bool TryView(Span<float> values, out Span<byte> bytes)
    {
        bytes = BitConverter.IsLittleEndian && values.Length <= int.MaxValue / sizeof(float) ? MemoryMarshal.AsBytes(values) : default;
        return BitConverter.IsLittleEndian && values.Length <= int.MaxValue / sizeof(float);
    }

    public static float BFloat16ToSingle(ushort bits) => BitConverter.UInt32BitsToSingle((uint)bits << 16);

    public static ushort SingleToBFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
        {
            return (ushort)((bits >> 16) | 0x0040); // rounding could carry a NaN into infinity: keep it quiet instead
        }

        return (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
