using System.Buffers.Binary;

namespace Plumbline.Runs.TensorBoard;

/// <summary>How the value of a field is written.</summary>
internal enum ProtobufKind
{
    /// <summary>A whole number, seven bits to the byte.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and that many bytes: text, or a message.</summary>
    Bytes = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}

/// <summary>Reads fields of a protocol buffer one by one. Any bytes are safe to read: what is no protocol buffer throws <see cref="FormatException"/>.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> rest = message;

    /// <summary>The number of the field that <see cref="Next"/> came to.</summary>
    public int Field { get; private set; }

    /// <summary>How its value is written.</summary>
    public ProtobufKind Kind { get; private set; }

    /// <summary>The value of a varint or of a fixed number, as bits.</summary>
    public ulong Bits { get; private set; }

    /// <summary>The value of text or of a message.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>The value of an eight-byte field.</summary>
    public readonly double Double => BitConverter.UInt64BitsToDouble(Bits);

    /// <summary>The value of a four-byte field.</summary>
    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)Bits);

    /// <summary>Reads the next field.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="FormatException">The bytes are no protocol buffer.</exception>
    public bool Next()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        ulong key = Varint();
        if (key >> 3 is 0 or > 0x1FFFFFFF)
        {
            throw new FormatException($"field number {key >> 3} does not exist");
        }

        Field = (int)(key >> 3);
        Kind = (ProtobufKind)(key & 7);
        Value = [];
        Bits = 0;
        switch (Kind)
        {
            case ProtobufKind.Varint:
                Bits = Varint();
                break;
            case ProtobufKind.Fixed64:
                Bits = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case ProtobufKind.Fixed32:
                Bits = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            case ProtobufKind.Bytes:
                Value = Take(Varint());
                break;
            default:
                throw new FormatException($"field {Field} is of kind {(int)Kind}, which no event has");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)rest.Length)
        {
            throw new FormatException($"a field claims {count} bytes where {rest.Length} are left");
        }

        ReadOnlySpan<byte> taken = rest[..(int)count];
        rest = rest[(int)count..];
        return taken;
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("a number runs on for more than ten bytes");
    }
}
