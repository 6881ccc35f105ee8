using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>Moves weights between a decoder and a Hugging Face checkpoint folder.</summary>
internal static class DecoderCheckpoint
{
    public static Decoder Load(string folder)
    {
        DecoderConfig config = HuggingFaceConfig.Read(folder);
        using CheckpointReader reader = CheckpointReader.Open(folder);
        IReadOnlyList<StoredTensor> tensors = Check(config, reader, folder);
        Decoder decoder = new(config);
        try
        {
            foreach (StoredTensor tensor in StoredTensor.Of(decoder).Zip(tensors, (bound, found) => bound with { Name = found.Name }))
            {
                tensor.Read(reader);
            }

            return decoder;
        }
        catch
        {
            decoder.Dispose();
            throw;
        }
    }

    public static void Save(Decoder decoder, string folder, TensorType type)
    {
        Directory.CreateDirectory(folder);
        CheckpointWriter.Write(folder, StoredTensor.Of(decoder).Select(tensor => tensor.ToSource()), new CheckpointWriterOptions { Type = type });
        HuggingFaceConfig.Write(decoder.Config, folder, type);
    }

    /// <summary>Compares every stored shape with the configuration before any memory is taken for weights, so that a lying config cannot ask for it.</summary>
    private static List<StoredTensor> Check(DecoderConfig config, CheckpointReader reader, string folder)
    {
        List<StoredTensor> found = [];
        foreach (StoredTensor tensor in StoredTensor.Of(config))
        {
            // GPT-2 checkpoints of the bare model lack the prefix.
            string name = reader.Tensors.ContainsKey(tensor.Name) || !tensor.Name.StartsWith("transformer.", StringComparison.Ordinal)
                ? tensor.Name
                : tensor.Name["transformer.".Length..];
            if (!reader.Tensors.TryGetValue(name, out TensorEntry? entry))
            {
                throw new CheckpointException(
                    Path.Combine(folder, CheckpointReader.SingleFileName), $"tensor {tensor.Name}", "nothing", $"shape [{string.Join(", ", tensor.Shape)}]",
                    "check that config.json belongs to these weights");
            }

            if (!entry.Shape.SequenceEqual(tensor.Shape))
            {
                throw new CheckpointException(
                    Path.Combine(folder, entry.Shard), $"tensor {name}", $"shape [{string.Join(", ", entry.Shape)}]",
                    $"shape [{string.Join(", ", tensor.Shape)}] by config.json", "check that config.json belongs to these weights");
            }

            found.Add(tensor with { Name = name });
        }

        return found;
    }
}
