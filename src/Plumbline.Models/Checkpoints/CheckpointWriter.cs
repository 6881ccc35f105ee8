using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Plumbline.Models.Checkpoints;

/// <summary>Writes the weights of a checkpoint folder: one safetensors file, or shards with an index where they grow too large.</summary>
public static class CheckpointWriter
{
    /// <summary>Writes <paramref name="tensors"/> into <paramref name="folder"/>, which is created where it is missing.</summary>
    /// <remarks>
    /// Every file is replaced atomically, and the files of an earlier layout are removed once the new one is complete. Several shards
    /// cannot be replaced in one step: write a sharded checkpoint to a fresh folder when a crash must not mix old and new.
    /// </remarks>
    /// <param name="folder">The checkpoint folder.</param>
    /// <param name="tensors">The tensors, in any order.</param>
    /// <param name="options">Element type and shard size; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are invalid, or a tensor name is reserved or occurs twice.</exception>
    /// <exception cref="CheckpointException">A finite number does not fit into the element type.</exception>
    /// <exception cref="IOException">The system cannot write.</exception>
    public static void Write(string folder, IEnumerable<TensorSource> tensors, CheckpointWriterOptions? options = null)
    {
        options ??= new CheckpointWriterOptions();
        if (options.Validate() is { Count: > 0 } problems)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(options));
        }

        Directory.CreateDirectory(folder);
        List<List<TensorSource>> shards = Shard(SafetensorsWriter.Sort(tensors), options);
        string single = Path.Combine(folder, CheckpointReader.SingleFileName);
        string index = Path.Combine(folder, CheckpointReader.IndexFileName);
        HashSet<string> written = [];
        if (shards.Count == 1)
        {
            SafetensorsWriter.Write(single, shards[0], options.Type);
            File.Delete(index);
        }
        else
        {
            SortedDictionary<string, string> weightMap = new(StringComparer.Ordinal);
            for (int i = 0; i < shards.Count; i++)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"model-{i + 1:D5}-of-{shards.Count:D5}.safetensors");
                written.Add(name);
                SafetensorsWriter.Write(Path.Combine(folder, name), shards[i], options.Type);
                shards[i].ForEach(tensor => weightMap.Add(tensor.Name, name));
            }

            WriteIndex(index, weightMap, shards.Sum(shard => shard.Sum(tensor => Bytes(tensor, options))));
            File.Delete(single); // last: until here a reader sees the old checkpoint whole
        }

        foreach (string stale in Directory.EnumerateFiles(folder, "model-?????-of-?????.safetensors"))
        {
            if (!written.Contains(Path.GetFileName(stale)))
            {
                File.Delete(stale);
            }
        }
    }

    private static List<List<TensorSource>> Shard(TensorSource[] tensors, CheckpointWriterOptions options)
    {
        List<List<TensorSource>> shards = [[]];
        long filled = 0;
        foreach (TensorSource tensor in tensors)
        {
            long bytes = Bytes(tensor, options);
            if (shards[^1].Count > 0 && bytes > options.MaxShardBytes - filled)
            {
                shards.Add([]);
                filled = 0;
            }

            shards[^1].Add(tensor);
            filled += bytes;
        }

        return shards;
    }

    private static long Bytes(TensorSource tensor, CheckpointWriterOptions options) => tensor.ElementCount * options.Type.ElementBytes();

    private static void WriteIndex(string file, SortedDictionary<string, string> weightMap, long totalBytes) =>
        AtomicFile.Write(file, stream =>
        {
            using Utf8JsonWriter json = new(
                stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            json.WriteStartObject();
            json.WriteStartObject("metadata");
            json.WriteNumber("total_size", totalBytes);
            json.WriteEndObject();
            json.WriteStartObject("weight_map");
            foreach ((string name, string shard) in weightMap)
            {
                json.WriteString(name, shard);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        });
}
