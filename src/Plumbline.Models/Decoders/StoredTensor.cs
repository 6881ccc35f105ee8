using Plumbline.Models.Checkpoints;
using Plumbline.Models.Configuration;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>
/// One tensor of a checkpoint and the parameters it holds. GPT-2 stores matrices as <c>[in, out]</c> and queries, keys and values side by
/// side; everything else is stored as it is used.
/// </summary>
internal sealed record StoredTensor(string Name, IReadOnlyList<int> Shape, IReadOnlyList<Parameter> Parts, bool Transposed)
{
    /// <summary>The tensors of a model.</summary>
    public static IEnumerable<StoredTensor> Of(Decoder decoder)
    {
        Dictionary<string, Parameter> byName = decoder.Parameters.ToDictionary(parameter => parameter.Name);
        return Of(decoder.Config, byName);
    }

    /// <summary>The tensors a configuration asks for, not yet bound to memory.</summary>
    public static IEnumerable<StoredTensor> Of(DecoderConfig config) => Of(config, null);

    /// <summary>Reads the tensor into its parameters.</summary>
    public void Read(CheckpointReader reader)
    {
        if (!Transposed && Parts.Count == 1)
        {
            reader.ReadFloats(Name, Parts[0].Edit());
            return;
        }

        float[] stored = reader.ReadFloats(Name);
        int offset = 0;
        foreach (Parameter part in Parts)
        {
            Span<float> target = part.Edit();
            int outputs = Shape.Count == 1 ? part.Columns : part.Rows;
            for (int output = 0; output < outputs; output++)
            {
                for (int input = 0; input < (Shape.Count == 1 ? 1 : part.Columns); input++)
                {
                    target[Shape.Count == 1 ? output : (output * part.Columns) + input] = stored[(input * Shape[^1]) + offset + output];
                }
            }

            offset += outputs;
        }
    }

    /// <summary>The tensor as a checkpoint writer wants it.</summary>
    public TensorSource ToSource() => new(Name, Shape, Fill);

    /// <summary>Copies stored values, or gradients, from <paramref name="start"/> on: what a checkpoint of this model holds.</summary>
    public void Fill(long start, Span<float> destination) => Fill(start, destination, part => part.Values);

    internal void Fill(long start, Span<float> destination, Func<Parameter, ReadOnlySpan<float>> values)
    {
        if (!Transposed && Parts.Count == 1)
        {
            values(Parts[0]).Slice(checked((int)start), destination.Length).CopyTo(destination);
            return;
        }

        int width = Shape[^1];
        for (int i = 0; i < destination.Length; i++)
        {
            int input = (int)((start + i) / width);
            int output = (int)((start + i) % width);
            int partIndex = 0;
            while (output >= Outputs(Parts[partIndex]))
            {
                output -= Outputs(Parts[partIndex++]);
            }

            Parameter part = Parts[partIndex];
            destination[i] = values(part)[Shape.Count == 1 ? output : (output * part.Columns) + input];
        }
    }

    private int Outputs(Parameter part) => Shape.Count == 1 ? part.Columns : part.Rows;

    private static IEnumerable<StoredTensor> Of(DecoderConfig c, Dictionary<string, Parameter>? bound)
    {
        DecoderNames names = new(c);
        int queries = c.HeadCount * c.HeadSize;
        int keys = c.KeyValueHeadCount * c.HeadSize;
        yield return Plain(names.Embedding + ".weight", c.VocabularySize, c.HiddenSize);
        if (c.PositionEncoding == PositionEncoding.Learned)
        {
            yield return Plain(names.Positions + ".weight", c.MaxPositions, c.HiddenSize);
        }

        for (int layer = 0; layer < c.LayerCount; layer++)
        {
            IEnumerable<StoredTensor> block = Norm(names.AttentionNorm(layer), c.HiddenSize, c.Normalization)
                .Concat(Norm(names.FeedForwardNorm(layer), c.HiddenSize, c.Normalization))
                .Concat(names.IsGpt2
                    ? Fused(names.FusedQueryKeyValue(layer), [names.Query(layer), names.Key(layer), names.Value(layer)], [queries, keys, keys], c.HiddenSize, c.QueryKeyValueBias)
                    : Linear(names.Query(layer), queries, c.HiddenSize, c.QueryKeyValueBias)
                        .Concat(Linear(names.Key(layer), keys, c.HiddenSize, c.QueryKeyValueBias))
                        .Concat(Linear(names.Value(layer), keys, c.HiddenSize, c.QueryKeyValueBias)))
                .Concat(Linear(names.AttentionOutput(layer), c.HiddenSize, queries, c.OutputProjectionBias))
                .Concat(c.QueryKeyNorm
                    ? Norm(names.QueryNorm(layer), c.HeadSize, Normalization.RmsNorm).Concat(Norm(names.KeyNorm(layer), c.HeadSize, Normalization.RmsNorm))
                    : [])
                .Concat(c.FeedForward == FeedForward.SwiGlu ? Linear(names.Gate(layer), c.FeedForwardSize, c.HiddenSize, c.MlpBias) : [])
                .Concat(Linear(names.Up(layer), c.FeedForwardSize, c.HiddenSize, c.MlpBias))
                .Concat(Linear(names.Down(layer), c.HiddenSize, c.FeedForwardSize, c.MlpBias));
            foreach (StoredTensor tensor in block)
            {
                yield return tensor;
            }
        }

        foreach (StoredTensor tensor in Norm(names.FinalNorm, c.HiddenSize, c.Normalization))
        {
            yield return tensor;
        }

        if (!c.TiedEmbeddings)
        {
            yield return Plain(names.Head + ".weight", c.VocabularySize, c.HiddenSize);
        }

        StoredTensor Plain(string name, params int[] shape) => new(name, shape, Bind(name), Transposed: false);

        IReadOnlyList<Parameter> Bind(params string[] partNames) => bound is null ? [] : [.. partNames.Select(part => bound[part])];

        IEnumerable<StoredTensor> Norm(string name, int channels, Normalization kind)
        {
            yield return Plain(name + ".weight", channels);
            if (kind == Normalization.LayerNorm)
            {
                yield return Plain(name + ".bias", channels);
            }
        }

        IEnumerable<StoredTensor> Linear(string name, int outputs, int inputs, bool bias) =>
            names.IsGpt2 ? Fused(name, [name], [outputs], inputs, bias) : Stored(name, outputs, inputs, bias);

        IEnumerable<StoredTensor> Stored(string name, int outputs, int inputs, bool bias)
        {
            yield return Plain(name + ".weight", outputs, inputs);
            if (bias)
            {
                yield return Plain(name + ".bias", outputs);
            }
        }

        IEnumerable<StoredTensor> Fused(string name, string[] parts, int[] outputs, int inputs, bool bias)
        {
            yield return new StoredTensor(name + ".weight", [inputs, outputs.Sum()], Bind([.. parts.Select(part => part + ".weight")]), Transposed: true);
            if (bias)
            {
                yield return new StoredTensor(name + ".bias", [outputs.Sum()], Bind([.. parts.Select(part => part + ".bias")]), Transposed: parts.Length > 1);
            }
        }
    }
}
