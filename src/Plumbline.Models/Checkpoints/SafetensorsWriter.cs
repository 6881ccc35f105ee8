using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Models.Checkpoints;

/// <summary>Writes one safetensors file. The same tensors give the same bytes: names are sorted, the header has one form.</summary>
public static class SafetensorsWriter
{
    private const int BufferElements = 1 << 14;

    /// <summary>Writes <paramref name="tensors"/> to <paramref name="file"/>, replacing it atomically.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="type">Element type: F32, F16 or BF16; rounding is to nearest, ties to even.</param>
    /// <exception cref="ArgumentException">A name is reserved or occurs twice, or the type cannot be written.</exception>
    /// <exception cref="CheckpointException">A finite number does not fit into <paramref name="type"/>.</exception>
    /// <exception cref="IOException">The system cannot write the file.</exception>
    public static void Write(string file, IEnumerable<TensorSource> tensors, TensorType type = TensorType.Float32)
    {
        if (!type.IsReadable())
        {
            throw new ArgumentException($"{type} cannot be written; expected Float32, Float16 or BFloat16", nameof(type));
        }

        TensorSource[] sorted = Sort(tensors);
        byte[] header = Header(sorted, type);
        AtomicFile.Write(file, stream =>
        {
            Span<byte> length = stackalloc byte[SafetensorsHeader.LengthBytes];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (TensorSource tensor in sorted)
            {
                WriteTensor(stream, tensor, type, file);
            }
        });
    }

    /// <summary>The order of tensors in every file we write: by name, ordinal.</summary>
    internal static TensorSource[] Sort(IEnumerable<TensorSource> tensors)
    {
        TensorSource[] sorted = [.. tensors.OrderBy(t => t.Name, StringComparer.Ordinal)];
        for (int i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].Name == "__metadata__" || (i > 0 && sorted[i].Name == sorted[i - 1].Name))
            {
                throw new ArgumentException($"tensor name '{sorted[i].Name}' is reserved or occurs twice", nameof(tensors));
            }
        }

        return sorted;
    }

    private static byte[] Header(TensorSource[] tensors, TensorType type)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartObject("__metadata__");
            json.WriteString("format", "pt"); // transformers refuses files that do not say for which framework they are
            json.WriteEndObject();
            long offset = 0;
            foreach (TensorSource tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", type.Name());
                json.WriteStartArray("shape");
                foreach (int extent in tensor.Shape)
                {
                    json.WriteNumberValue(extent);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                offset = checked(offset + (tensor.ElementCount * type.ElementBytes()));
                json.WriteNumberValue(offset);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        // The data must begin at a multiple of eight; the format pads the header with spaces.
        while (buffer.WrittenCount % 8 != 0)
        {
            buffer.Write(" "u8);
        }

        return buffer.WrittenCount <= SafetensorsHeader.MaxHeaderBytes
            ? buffer.WrittenSpan.ToArray()
            : throw new ArgumentException("the tensor names make a header beyond the format's limit", nameof(tensors));
    }

    private static void WriteTensor(Stream stream, TensorSource tensor, TensorType type, string file)
    {
        float[] values = ArrayPool<float>.Shared.Rent(BufferElements);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(BufferElements * sizeof(float));
        try
        {
            for (long start = 0; start < tensor.ElementCount; start += BufferElements)
            {
                Span<float> part = values.AsSpan(0, (int)Math.Min(BufferElements, tensor.ElementCount - start));
                tensor.Fill(start, part);
                int overflow = FloatConversion.Encode(type, part, bytes);
                if (overflow >= 0)
                {
                    throw new CheckpointException(
                        file,
                        $"tensor '{tensor.Name}' element {start + overflow}",
                        $"{part[overflow]}",
                        $"a number that {type.Name()} can hold",
                        "write the checkpoint as F32 or BF16");
                }

                stream.Write(bytes, 0, part.Length * type.ElementBytes());
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(values);
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
