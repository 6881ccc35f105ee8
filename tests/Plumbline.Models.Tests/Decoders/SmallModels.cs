using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Random models of several families and head sizes, with weights large enough that no operation is nearly linear.</summary>
internal static class SmallModels
{
    public const int Vocabulary = 61;

    private static readonly DecoderConfig Llama = new()
    {
        VocabularySize = Vocabulary, HiddenSize = 32, LayerCount = 2, HeadCount = 4, KeyValueHeadCount = 2, HeadSize = 8, FeedForwardSize = 44,
        MaxPositions = 160,
    };

    private static readonly Dictionary<string, DecoderConfig> Configs = new()
    {
        ["llama, grouped, head 8"] = Llama,
        ["qwen2, biases, tied, head 20"] = Llama with
        {
            ModelType = "qwen2", HiddenSize = 40, HeadCount = 2, KeyValueHeadCount = 1, HeadSize = 20, QueryKeyValueBias = true, TiedEmbeddings = true,
        },
        ["qwen3, head norm, head 32"] = Llama with
        {
            ModelType = "qwen3", HiddenSize = 24, HeadCount = 3, KeyValueHeadCount = 1, HeadSize = 32, QueryKeyNorm = true,
        },
        ["gpt2, head 40"] = Llama with
        {
            ModelType = "gpt2", HiddenSize = 80, HeadCount = 2, KeyValueHeadCount = 2, HeadSize = 40, FeedForwardSize = 50,
            PositionEncoding = PositionEncoding.Learned, Normalization = Normalization.LayerNorm, NormEpsilon = 1e-5, FeedForward = FeedForward.GeluTanh,
            QueryKeyValueBias = true, OutputProjectionBias = true, MlpBias = true, TiedEmbeddings = true,
        },
        ["tiny llama"] = Llama with { VocabularySize = 19, HiddenSize = 8, LayerCount = 1, HeadCount = 2, KeyValueHeadCount = 1, HeadSize = 4, FeedForwardSize = 12 },
        ["tiny qwen3"] = Llama with
        {
            ModelType = "qwen3", VocabularySize = 19, HiddenSize = 8, LayerCount = 1, HeadCount = 2, KeyValueHeadCount = 1, HeadSize = 4, FeedForwardSize = 12,
            QueryKeyNorm = true, TiedEmbeddings = true,
        },
        ["tiny gpt2"] = Llama with
        {
            ModelType = "gpt2", VocabularySize = 19, HiddenSize = 8, LayerCount = 1, HeadCount = 2, KeyValueHeadCount = 2, HeadSize = 4, FeedForwardSize = 12,
            PositionEncoding = PositionEncoding.Learned, Normalization = Normalization.LayerNorm, NormEpsilon = 1e-5, FeedForward = FeedForward.GeluTanh,
            QueryKeyValueBias = true, OutputProjectionBias = true, MlpBias = true,
        },
    };

    /// <summary>The four families at full size of a test.</summary>
    public static string[] Families { get; } = ["llama, grouped, head 8", "qwen2, biases, tied, head 20", "qwen3, head norm, head 32", "gpt2, head 40"];

    /// <summary>The same, for theories.</summary>
    public static TheoryData<string> Names => [.. Families];

    /// <summary>Three families, as small as they can be.</summary>
    public static TheoryData<string> TinyNames => ["tiny llama", "tiny qwen3", "tiny gpt2"];

    public static DecoderConfig Config(string name) => Configs[name];

    public static Decoder Create(string name, ulong seed = 1) => Create(Configs[name], seed);

    public static Decoder Create(DecoderConfig config, ulong seed = 1)
    {
        Decoder model = new(config);
        RandomStream random = new(seed, "weights");
        foreach (Parameter parameter in model.Parameters)
        {
            RandomStream stream = random.Child(parameter.Name);
            bool gain = parameter.Shape.Count == 1 && parameter.Name.EndsWith(".weight", StringComparison.Ordinal);
            foreach (ref float value in parameter.Edit())
            {
                value = (float)((gain ? 1 : 0) + (0.2 * stream.NextGaussian()));
            }
        }

        return model;
    }

    /// <summary>Token sequences of the given lengths.</summary>
    public static int[][] Sequences(int vocabulary, params int[] lengths)
    {
        RandomStream random = new(2, "tokens");
        return [.. lengths.Select(length => Enumerable.Range(0, length).Select(_ => random.NextInt(vocabulary)).ToArray())];
    }
}
