using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Plumbline.Models.Checkpoints;

/// <summary>
/// The checked header of one safetensors file: eight bytes of little-endian length, then JSON, then the tensors' bytes, without holes.
/// </summary>
/// <remarks>Nothing here is believed: every number is held against the length of the file before it is used.</remarks>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The reference implementation refuses longer headers, and so do we.</summary>
    public const int MaxHeaderBytes = 100_000_000;

    public const int LengthBytes = 8;

    private const string Mend = "fetch or convert the file again";

    /// <exception cref="CheckpointException">The header breaks a rule of the format.</exception>
    public static SafetensorsHeader Read(SafeFileHandle handle, string file)
    {
        long fileLength = RandomAccess.GetLength(handle);
        if (fileLength < LengthBytes + 2)
        {
            throw new CheckpointException(file, "file", $"{fileLength} bytes", "a safetensors file of at least 10 bytes", Mend);
        }

        Span<byte> lengthBytes = stackalloc byte[LengthBytes];
        ReadExactly(handle, lengthBytes, 0, file);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        ulong most = (ulong)Math.Min(MaxHeaderBytes, fileLength - LengthBytes);
        if (headerLength < 2 || headerLength > most)
        {
            throw new CheckpointException(file, "header length", $"{headerLength}", $"2 to {most} bytes", Mend);
        }

        byte[] json = new byte[(int)headerLength];
        ReadExactly(handle, json, LengthBytes, file);
        if (json[0] != (byte)'{')
        {
            throw new CheckpointException(file, "header", $"byte 0x{json[0]:X2}", "'{' as the first byte", Mend);
        }

        long dataOffset = LengthBytes + (long)headerLength;
        return JsonView.Parse(json, file, "header").Read(root => ReadRoot(root, dataOffset, fileLength - dataOffset));
    }

    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/>, in as many reads as the system needs.</summary>
    public static void ReadExactly(SafeFileHandle handle, Span<byte> destination, long offset, string file)
    {
        while (destination.Length > 0)
        {
            int read = RandomAccess.Read(handle, destination, offset);
            if (read == 0)
            {
                throw new CheckpointException(file, $"byte {offset}", "the end of the file", $"{destination.Length} more bytes", Mend);
            }

            destination = destination[read..];
            offset += read;
        }
    }

    private static SafetensorsHeader ReadRoot(JsonView root, long dataOffset, long dataLength)
    {
        Dictionary<string, string> metadata = [];
        List<(TensorEntry Entry, long Begin, long End)> tensors = [];
        foreach ((string name, JsonView value) in root.Members())
        {
            if (name == "__metadata__")
            {
                foreach ((string key, JsonView text) in value.Members())
                {
                    metadata.Add(key, text.AsString());
                }
            }
            else
            {
                tensors.Add(ReadTensor(name, value, dataOffset, dataLength));
            }
        }

        tensors.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long covered = 0;
        foreach ((TensorEntry entry, long begin, long end) in tensors)
        {
            if (begin != covered)
            {
                string fault = begin < covered ? "an overlap with the tensor before it" : "a hole before it";
                throw Fault(root.File, entry.Name, $"{fault} (begins at {begin})", $"a beginning at {covered}");
            }

            covered = end;
        }

        if (covered != dataLength)
        {
            throw new CheckpointException(root.File, "data", $"{dataLength} bytes", $"{covered} bytes, as the header describes", Mend);
        }

        return new SafetensorsHeader(tensors.ToDictionary(t => t.Entry.Name, t => t.Entry), metadata);
    }

    private static (TensorEntry Entry, long Begin, long End) ReadTensor(string name, JsonView value, long dataOffset, long dataLength)
    {
        string file = value.File;
        string typeName = value.Required("dtype").AsString();
        if (!TensorTypeNames.TryParse(typeName, out TensorType type))
        {
            throw Fault(file, name, $"dtype {typeName}", "a known type such as F32, F16 or BF16");
        }

        List<int> shape = [];
        Int128 bytes = type.ElementBytes();
        bool empty = false;
        foreach (JsonView extent in value.Required("shape").Items())
        {
            int size = extent.AsInteger(0, int.MaxValue);
            shape.Add(size);
            empty |= size == 0;
            bytes *= Math.Max(size, 1);
            if (bytes > long.MaxValue || shape.Count > 64)
            {
                throw Fault(file, name, "a shape beyond all bounds", "a tensor that fits into the file");
            }
        }

        bytes = empty ? 0 : bytes;
        long[] offsets = [.. value.Required("data_offsets").Items().Select(Offset)];
        if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > dataLength)
        {
            throw Fault(file, name, $"data_offsets [{string.Join(", ", offsets)}]", $"a beginning and an end within 0 to {dataLength}");
        }

        if (bytes != offsets[1] - offsets[0])
        {
            throw Fault(
                file, name, $"{offsets[1] - offsets[0]} bytes of data", $"{bytes} bytes for {typeName} [{string.Join(", ", shape)}]");
        }

        long elements = (long)bytes / type.ElementBytes();
        return (new TensorEntry(name, type, shape.AsReadOnly(), elements, file, dataOffset + offsets[0]), offsets[0], offsets[1]);
    }

    private static long Offset(JsonView value) =>
        value.Kind == System.Text.Json.JsonValueKind.Number && value.Element.TryGetInt64(out long offset)
            ? offset
            : throw value.Error(value.Describe(), "a byte offset", Mend);

    private static CheckpointException Fault(string file, string tensor, string found, string expected) =>
        new(file, $"tensor '{tensor}'", found, expected, Mend);
}
