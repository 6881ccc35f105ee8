using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Plumbline.Models.Checkpoints;

/// <summary>
/// Opens the weights of a Hugging Face checkpoint: <c>model.safetensors</c>, or the shards of <c>model.safetensors.index.json</c>.
/// </summary>
/// <remarks>
/// Headers are read and checked when it opens; the weights are read when asked for, in bounded buffers, so a checkpoint may be larger
/// than memory. Reading is safe from several threads at once.
/// </remarks>
public sealed class CheckpointReader : IDisposable
{
    /// <summary>Name of the file that holds all weights of an unsharded checkpoint.</summary>
    public const string SingleFileName = "model.safetensors";

    /// <summary>Name of the file that maps tensors to shards.</summary>
    public const string IndexFileName = "model.safetensors.index.json";

    private const int BufferBytes = 1 << 16;
    private const int MaxIndexBytes = 100_000_000;
    private readonly Dictionary<string, SafeFileHandle> _handles = [];
    private readonly Dictionary<string, TensorEntry> _tensors = [];

    private CheckpointReader()
    {
    }

    /// <summary>All tensors by name.</summary>
    public IReadOnlyDictionary<string, TensorEntry> Tensors => _tensors;

    /// <summary>The <c>__metadata__</c> of the file (of the first shard), such as <c>format: pt</c>; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; private set; } = new Dictionary<string, string>();

    /// <summary>Opens a checkpoint folder, or one safetensors file.</summary>
    /// <param name="path">A folder with <c>model.safetensors</c> or its index (the single file wins where both exist), or a file.</param>
    /// <exception cref="CheckpointException">Weights are missing, or a header or the index breaks the format.</exception>
    /// <exception cref="IOException">The system cannot read a file.</exception>
    public static CheckpointReader Open(string path)
    {
        CheckpointReader reader = new();
        try
        {
            string single = Directory.Exists(path) ? Path.Combine(path, SingleFileName) : path;
            string index = Path.Combine(path, IndexFileName);
            bool sharded = !File.Exists(single) && File.Exists(index);
            foreach (TensorEntry entry in sharded
                ? JsonView.ReadFile(index, MaxIndexBytes).Read(root => reader.OpenShards(path, root))
                : reader.OpenShard(single).Tensors.Values)
            {
                reader._tensors.Add(entry.Name, entry);
            }

            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Reads a tensor, converting F16 and BF16 exactly to single precision.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="destination">Receives all elements in row-major order; its length must be the tensor's element count.</param>
    /// <exception cref="CheckpointException">
    /// There is no such tensor, its type is not a supported float, or the file is cut short.
    /// </exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length than the tensor.</exception>
    public void ReadFloats(string name, Span<float> destination)
    {
        TensorEntry entry = Find(name);
        if (destination.Length != entry.ElementCount)
        {
            throw new ArgumentException(
                $"tensor '{name}' has {entry.ElementCount} elements, the destination {destination.Length}", nameof(destination));
        }

        SafeFileHandle handle = _handles[entry.Shard];
        if (entry.Type == TensorType.Float32 && FloatConversion.TryView(destination, out Span<byte> view))
        {
            SafetensorsHeader.ReadExactly(handle, view, entry.FileOffset, entry.Shard);
            return;
        }

        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            int size = entry.Type.ElementBytes();
            long offset = entry.FileOffset;
            while (destination.Length > 0)
            {
                int count = Math.Min(destination.Length, BufferBytes / size);
                Span<byte> bytes = buffer.AsSpan(0, count * size);
                SafetensorsHeader.ReadExactly(handle, bytes, offset, entry.Shard);
                FloatConversion.Decode(entry.Type, bytes, destination[..count]);
                destination = destination[count..];
                offset += bytes.Length;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a tensor into a new array; for tensors of fewer than 2^31 elements.</summary>
    /// <inheritdoc cref="ReadFloats(string, Span{float})" path="/exception"/>
    public float[] ReadFloats(string name)
    {
        TensorEntry entry = Find(name);
        if (entry.ElementCount > Array.MaxLength)
        {
            throw new CheckpointException(
                entry.Shard, $"tensor '{name}'", $"{entry.ElementCount} elements", $"at most {Array.MaxLength}", "use a smaller model");
        }

        float[] values = new float[entry.ElementCount];
        ReadFloats(name, values);
        return values;
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (SafeFileHandle handle in _handles.Values)
        {
            handle.Dispose();
        }
    }

    private TensorEntry Find(string name)
    {
        if (!_tensors.TryGetValue(name, out TensorEntry? entry))
        {
            string place = _handles.Keys.FirstOrDefault() ?? "checkpoint";
            throw new CheckpointException(
                place, $"tensor '{name}'", "nothing", "this tensor", "check that config.json belongs to these weights");
        }

        return entry.Type.IsReadable()
            ? entry
            : throw new CheckpointException(
                entry.Shard, $"tensor '{name}'", entry.Type.Name(), "F32, F16 or BF16", "convert the tensor to a float type");
    }

    private SafetensorsHeader OpenShard(string file)
    {
        if (!File.Exists(file))
        {
            throw CheckpointException.Missing(
                file, "a checkpoint folder needs model.safetensors or model.safetensors.index.json with its shards");
        }

        SafeFileHandle handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        _handles.Add(file, handle);
        SafetensorsHeader header = SafetensorsHeader.Read(handle, file);
        if (_handles.Count == 1)
        {
            Metadata = header.Metadata;
        }

        return header;
    }

    private List<TensorEntry> OpenShards(string folder, JsonView root)
    {
        List<TensorEntry> tensors = [];
        Dictionary<string, SafetensorsHeader> shards = [];
        foreach ((string name, JsonView value) in root.Required("weight_map").Members())
        {
            string shard = value.AsString();
            if (!IsPlainFileName(shard))
            {
                throw value.Error($"shard '{shard}'", "the plain name of a file beside the index", "do not load this checkpoint");
            }

            if (!shards.TryGetValue(shard, out SafetensorsHeader? header))
            {
                header = OpenShard(Path.Combine(folder, shard));
                shards.Add(shard, header);
            }

            tensors.Add(header.Tensors.TryGetValue(name, out TensorEntry? entry)
                ? entry
                : throw value.Error($"no tensor '{name}' in {shard}", "the tensor that the index promises", "fetch the checkpoint again"));
        }

        return tensors;
    }

    // An index is somebody else's text: it may name files beside itself and nothing else.
    private static bool IsPlainFileName(string name) =>
        name.EndsWith(".safetensors", StringComparison.Ordinal)
        && name.AsSpan().IndexOfAny('/', '\\', ':') < 0
        && name.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0
        && name[0] != '.';
}
