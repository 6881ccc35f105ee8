using Plumbline.Models.Checkpoints;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Adapters;

/// <summary>The <c>adapter_model.safetensors</c> of a PEFT folder, checked against a decoder before any memory is taken.</summary>
internal sealed class LoraCheckpoint : IDisposable
{
    public const string FileName = "adapter_model.safetensors";

    private readonly CheckpointReader _reader;

    private LoraCheckpoint(CheckpointReader reader, IReadOnlyList<Projection> projections)
    {
        _reader = reader;
        Projections = projections;
    }

    /// <summary>The projections that the file has adapters for, in the model's order.</summary>
    public IReadOnlyList<Projection> Projections { get; }

    /// <exception cref="CheckpointException">The file is missing or damaged, or the configuration, the file and the decoder do not fit together.</exception>
    public static LoraCheckpoint Open(string folder, Decoder decoder, LoraOptions options)
    {
        (IReadOnlyList<Projection> projections, IReadOnlyList<string> problems) = LoraTargets.Find(decoder, options.TargetModules);
        if (problems.Count > 0)
        {
            throw new CheckpointException(
                Path.Combine(folder, LoraConfigFile.FileName), "$.target_modules", string.Join("; ", problems), "modules of the model",
                "load the adapter on the model it was trained on");
        }

        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
        {
            throw CheckpointException.Missing(file, "a PEFT folder holds adapter_config.json and adapter_model.safetensors");
        }

        CheckpointReader reader = CheckpointReader.Open(file);
        try
        {
            Check(reader, file, projections, options.Rank);
            return new LoraCheckpoint(reader, projections);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public static void Write(string folder, IEnumerable<Parameter> parameters, TensorType type) =>
        SafetensorsWriter.Write(
            Path.Combine(folder, FileName),
            parameters.Select(parameter => new TensorSource(
                parameter.Name,
                parameter.Shape,
                (start, destination) => parameter.Values.Slice(checked((int)start), destination.Length).CopyTo(destination))),
            type);

    public void Read(Parameter parameter) => _reader.ReadFloats(parameter.Name, parameter.Edit());

    public void Dispose() => _reader.Dispose();

    private static void Check(CheckpointReader reader, string file, IReadOnlyList<Projection> projections, int rank)
    {
        Dictionary<string, int[]> expected = [];
        foreach (Projection projection in projections)
        {
            string name = LoraTargets.PeftName(projection);
            expected.Add(name + ".lora_A.weight", [rank, projection.Weight.Columns]);
            expected.Add(name + ".lora_B.weight", [projection.Weight.Rows, rank]);
        }

        const string Mend = "load the adapter with its own configuration, on the model it was trained on";
        foreach ((string name, int[] shape) in expected)
        {
            string wanted = $"shape [{string.Join(", ", shape)}]";
            if (!reader.Tensors.TryGetValue(name, out TensorEntry? entry))
            {
                throw new CheckpointException(file, $"tensor {name}", "nothing", wanted, Mend);
            }

            if (!entry.Shape.SequenceEqual(shape))
            {
                throw new CheckpointException(file, $"tensor {name}", $"shape [{string.Join(", ", entry.Shape)}]", wanted, Mend);
            }
        }

        string? left = reader.Tensors.Keys.Where(name => !expected.ContainsKey(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (left is not null)
        {
            throw new CheckpointException(file, $"tensor {left}", "a tensor that adapter_config.json does not ask for", "only its target modules", Mend);
        }
    }
}
