using Plumbline.Models.Configuration;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Decoders;

/// <summary>The weights of one transformer block, under their checkpoint names.</summary>
public sealed class DecoderLayer : IDisposable
{
    internal DecoderLayer(DecoderConfig config, DecoderNames names, int layer, ParameterSource source)
    {
        int queries = config.HeadCount * config.HeadSize;
        int keys = config.KeyValueHeadCount * config.HeadSize;
        AttentionNorm = new Norm(names.AttentionNorm(layer), config.HiddenSize, config.Normalization, config.NormEpsilon, source);
        Query = new Projection(names.Query(layer), queries, config.HiddenSize, config.QueryKeyValueBias, source);
        Key = new Projection(names.Key(layer), keys, config.HiddenSize, config.QueryKeyValueBias, source);
        Value = new Projection(names.Value(layer), keys, config.HiddenSize, config.QueryKeyValueBias, source);
        Output = new Projection(names.AttentionOutput(layer), config.HiddenSize, queries, config.OutputProjectionBias, source);
        if (config.QueryKeyNorm)
        {
            QueryNorm = new Norm(names.QueryNorm(layer), config.HeadSize, Normalization.RmsNorm, config.NormEpsilon, source);
            KeyNorm = new Norm(names.KeyNorm(layer), config.HeadSize, Normalization.RmsNorm, config.NormEpsilon, source);
        }

        FeedForwardNorm = new Norm(names.FeedForwardNorm(layer), config.HiddenSize, config.Normalization, config.NormEpsilon, source);
        if (config.FeedForward == FeedForward.SwiGlu)
        {
            Gate = new Projection(names.Gate(layer), config.FeedForwardSize, config.HiddenSize, config.MlpBias, source);
        }

        Up = new Projection(names.Up(layer), config.FeedForwardSize, config.HiddenSize, config.MlpBias, source);
        Down = new Projection(names.Down(layer), config.HiddenSize, config.FeedForwardSize, config.MlpBias, source);
    }

    /// <summary>Normalisation before attention.</summary>
    public Norm AttentionNorm { get; }

    /// <summary>Query projection <c>[heads · headSize, hidden]</c>.</summary>
    public Projection Query { get; }

    /// <summary>Key projection <c>[keyValueHeads · headSize, hidden]</c>.</summary>
    public Projection Key { get; }

    /// <summary>Value projection <c>[keyValueHeads · headSize, hidden]</c>.</summary>
    public Projection Value { get; }

    /// <summary>Attention's output projection <c>[hidden, heads · headSize]</c>.</summary>
    public Projection Output { get; }

    /// <summary>Normalisation of each query head (Qwen3), or null.</summary>
    public Norm? QueryNorm { get; }

    /// <summary>Normalisation of each key head (Qwen3), or null.</summary>
    public Norm? KeyNorm { get; }

    /// <summary>Normalisation before the feed-forward network.</summary>
    public Norm FeedForwardNorm { get; }

    /// <summary>Gate of SwiGLU <c>[ffn, hidden]</c>; null for GELU.</summary>
    public Projection? Gate { get; }

    /// <summary>Up-projection <c>[ffn, hidden]</c>.</summary>
    public Projection Up { get; }

    /// <summary>Down-projection <c>[hidden, ffn]</c>.</summary>
    public Projection Down { get; }

    /// <summary>Every linear layer of the block.</summary>
    public IEnumerable<Projection> Projections =>
        new[] { Query, Key, Value, Output, Gate, Up, Down }.OfType<Projection>();

    /// <summary>Every parameter of the block that a checkpoint holds, in a fixed order.</summary>
    public IEnumerable<Parameter> Parameters
    {
        get
        {
            foreach (Norm norm in Norms)
            {
                yield return norm.Gain;
                if (norm.Bias is not null)
                {
                    yield return norm.Bias;
                }
            }

            foreach (Projection projection in Projections)
            {
                yield return projection.Weight;
                if (projection.Bias is not null)
                {
                    yield return projection.Bias;
                }
            }
        }
    }

    internal IEnumerable<Norm> Norms => new[] { AttentionNorm, QueryNorm, KeyNorm, FeedForwardNorm }.OfType<Norm>();

    /// <summary>Frees the parameters.</summary>
    public void Dispose()
    {
        foreach (Projection projection in Projections)
        {
            projection.Dispose();
        }

        foreach (Norm norm in Norms)
        {
            norm.Dispose();
        }
    }
}
