using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Plumbline.Runs.TensorBoard;

/// <summary>Writes the wire format of protocol buffers, as far as event files need it: a key, which is the field's number and kind, and its value.</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>An integer; negative ones take ten bytes, as the format has it.</summary>
    public void Integer(int field, long value)
    {
        Key(field, ProtobufKind.Varint);
        Varint((ulong)value);
    }

    public void Double(int field, double value)
    {
        Key(field, ProtobufKind.Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(sizeof(double)), value);
        buffer.Advance(sizeof(double));
    }

    public void Single(int field, float value)
    {
        Key(field, ProtobufKind.Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(sizeof(float)), value);
        buffer.Advance(sizeof(float));
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    /// <summary>A message within the message.</summary>
    public void Message(int field, Action<ProtobufWriter> write)
    {
        ProtobufWriter inner = new();
        write(inner);
        Bytes(field, inner.Written);
    }

    private void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Key(field, ProtobufKind.Bytes);
        Varint((ulong)value.Length);
        buffer.Write(value);
    }

    private void Key(int field, ProtobufKind kind) => Varint(((ulong)field << 3) | (uint)kind);

    private void Varint(ulong value)
    {
        Span<byte> bytes = stackalloc byte[10];
        int count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[count++] = (byte)(value | 0x80);
        }

        bytes[count++] = (byte)value;
        buffer.Write(bytes[..count]);
    }
}
