using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>Moves weights between a decoder and a Hugging Face checkpoint folder.</summary>
internal static class DecoderCheckpoint
{
    /// <summary>Endings of tensors that old checkpoints hold although they are no weights: causal masks and rotary frequencies.</summary>
    private static readonly string[] Constants = [".attn.bias", ".attn.masked_bias", ".rotary_emb.inv_freq"];

    public static Decoder Load(string folder)
    {
        DecoderConfig config = HuggingFaceConfig.Read(folder);
        if (config.FeedForward == FeedForward.Gelu)
        {
            throw new CheckpointException(
                Path.Combine(folder, HuggingFaceConfig.FileName), "activation", "gelu in its exact form", "gelu_new or gelu_pytorch_tanh",
                "use a model with a supported activation");
        }

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

        CheckNothingLeft(config, reader, found);
        return found;
    }

    /// <summary>Weights of a block that the configuration leaves unread (more layers, biases) mean that it describes another model.</summary>
    private static void CheckNothingLeft(DecoderConfig config, CheckpointReader reader, List<StoredTensor> found)
    {
        string[] blocks = new DecoderNames(config).IsGpt2 ? ["transformer.h.", "h."] : ["model.layers."];
        HashSet<string> read = [.. found.Select(tensor => tensor.Name)];
        TensorEntry? left = reader.Tensors.Values
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .FirstOrDefault(entry => !read.Contains(entry.Name)
                && blocks.Any(block => entry.Name.StartsWith(block, StringComparison.Ordinal))
                && !Constants.Any(constant => entry.Name.EndsWith(constant, StringComparison.Ordinal)));
        if (left is not null)
        {
            throw new CheckpointException(
                left.Shard, $"tensor {left.Name}", "weights that config.json does not speak of", "only the weights of this configuration",
                "check that config.json belongs to these weights");
        }
    }
}
